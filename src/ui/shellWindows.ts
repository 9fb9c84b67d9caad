import { useSyncExternalStore } from 'react'

/** The windows that can be opened over every page. */
export type ShellWindow = 'palette' | 'shortcuts'

let opened: ShellWindow | null = null
const listeners = new Set<() => void>()

/** Opens one of them, or with null closes the one that is open. */
export function openShellWindow(next: ShellWindow | null): void {
  opened = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useShellWindow = (): ShellWindow | null => useSyncExternalStore(subscribe, () => opened)
