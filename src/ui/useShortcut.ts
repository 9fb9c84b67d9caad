import { useEffect, useEffectEvent } from 'react'
import { isTypingOrBusy } from './isTypingOrBusy.ts'
import { areSingleKeysOn } from './singleKeys.ts'

/** A single key that does something on this page, unless somebody is typing or single keys are off. Null switches it off. */
export function useShortcut(key: string, run: (() => void) | null): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!run || event.key !== key || !areSingleKeysOn() || isTypingOrBusy(event)) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
