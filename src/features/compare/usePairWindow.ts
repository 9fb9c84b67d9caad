import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { type ComparedRow, nextDifference } from '@/domain/compare/comparedRows.ts'

/** Height of what stays above the rows while they scroll: the bar and the names of the columns. */
const stuckPx = 76

/** Draws only the rows in sight, in a page that scrolls as a whole, and goes from difference to difference. */
export function usePairWindow(rows: readonly ComparedRow[], scroller: RefObject<HTMLElement | null>) {
  const [active, setActive] = useState<string | null>(null)
  const [marginPx, setMarginPx] = useState(0)
  const list = useRef<HTMLDivElement>(null)

  // What stands above the list changes its height: it loads, it unfolds.
  useLayoutEffect(() => {
    const content = scroller.current
    const element = list.current
    if (!content || !element) return
    const measure = () =>
      setMarginPx(element.getBoundingClientRect().top - content.getBoundingClientRect().top + content.scrollTop)
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    for (const above of content.children) observer.observe(above)
    return () => observer.disconnect()
  }, [scroller])

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: (index) => (rows[index]?.kind === 'step' ? 50 : 33),
    overscan: 12,
    scrollMargin: marginPx,
    scrollPaddingStart: stuckPx + 8,
    initialRect: { width: 800, height: 800 },
  })

  /** To the next difference behind the row that was last looked at, or back; from the outside of the list without one. */
  const go = (by: 1 | -1, isFromEnd = false) => {
    const at = isFromEnd ? -1 : rows.findIndex(({ key }) => key === active)
    const index = nextDifference(rows, at === -1 && by === -1 ? rows.length : at, by)
    const row = index === null ? undefined : rows[index]
    if (index === null || !row) return
    setActive(row.key)
    virtual.scrollToIndex(index, { align: 'center' })
    // The row is in the page only after the scroll has been drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => focusRow(list.current, index)))
  }

  return { list, virtual, marginPx, go, setActive }
}

function focusRow(list: HTMLElement | null, index: number): void {
  list?.querySelector<HTMLElement>(`[data-index="${index}"] [data-pair-button]`)?.focus({ preventScroll: true })
}
