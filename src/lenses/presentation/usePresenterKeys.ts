import { useEffect, useEffectEvent } from 'react'
import { type PresenterAction, presenterAction } from './presenterKeys.ts'

export type PresenterHandlers = Partial<Record<PresenterAction, () => void>>

const typing = 'input, textarea, select, [contenteditable="true"]'

/** What has the focus and its own use for a key, such as the scrubber for the arrows. */
const ownUse: readonly [selector: string, keys: readonly string[]][] = [
  [typing, []],
  // A question that was answered has no use for its keys any more.
  ['[data-answer-for]:has(button:enabled)', ['y', 'n']],
  ['button, a, summary', ['Enter', ' ']],
  ['[role="slider"], nav', ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']],
]

/** Listens before everything else on the page. While the screen is black, any key brings the picture back. */
export function usePresenterKeys(handlers: PresenterHandlers, isBlack: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const action = presenterAction(event.key)
    // The stage may change behind a black screen, too.
    const run = isBlack && action && action !== 'net' ? handlers.black : action && handlers[action]
    if (!run || (!isBlack && isTaken(event, action))) return
    event.preventDefault()
    event.stopImmediatePropagation()
    run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}

function isTaken({ target, key }: KeyboardEvent, action: PresenterAction | undefined): boolean {
  if (!(target instanceof Element)) return false
  if (action === 'leave') return target.closest(typing) !== null
  return ownUse.some(
    ([selector, keys]) => (keys.length === 0 || keys.includes(key)) && target.closest(selector) !== null,
  )
}
