import { type RefObject, useEffect } from 'react'
import { isTypingOrBusy } from './isTypingOrBusy.ts'
import { areSingleKeysOn } from './singleKeys.ts'

/** `j` and `k` move the focus over the row links inside `container`; Enter follows the link, as links do. */
export function useRowKeys(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || isTypingOrBusy(event) || !areSingleKeysOn()) return
      const links = [...(container.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
      const current = links.findIndex((link) => link.closest('tr, li')?.contains(document.activeElement))
      const next = event.key === 'j' ? Math.min(current + 1, links.length - 1) : Math.max(current - 1, 0)
      links[next]?.focus()
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [container])
}
