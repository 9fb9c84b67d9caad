import { useEffect, useEffectEvent } from 'react'

/**
 * Runs on Escape, wherever the focus is on the page. Not while a dialog or a menu is open, which Escape closes, and not
 * in another field than the one named. Pass null to switch it off.
 */
export function useEscape(run: (() => void) | null, ownField: { current: HTMLElement | null }): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !run) return
    const target = event.target
    const isForeignField =
      target instanceof HTMLElement && target !== ownField.current && target.matches('input, textarea, select')
    if (isForeignField || document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
