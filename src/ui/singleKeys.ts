import { useSyncExternalStore } from 'react'

const storageKey = 'console.singleKeys'
const listeners = new Set<() => void>()

/** Whether shortcuts of a single key are on in this browser. They are until somebody turns them off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true // storage may be forbidden; the choice then lasts no longer than nothing
  }
}

export function setSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'off')
  } catch {
    // As above: the switch shows what holds.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, areSingleKeysOn)
