import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { estimateRowPx } from './rowKind.ts'
import type { TranscriptItems } from './TranscriptItem.ts'

/** Within this distance of the end, the reader counts as being there. */
const endThresholdPx = 48
/** Room for the line above the first row. */
export const topPx = 34

export interface TranscriptScroll {
  rows: Virtualizer<HTMLDivElement, HTMLDivElement>
  scrollRef: RefObject<HTMLDivElement | null>
  isFollowing: boolean
  /** Event of the last row that was there when the reader left the end; null while following. */
  leftAtEventId: string | null
  onScroll(): void
  /**
   * Home, End and the page keys. The browser's own smooth scroll would end at the first row that turns out taller than
   * guessed.
   */
  onKeyDown(event: KeyboardEvent): void
  follow(): void
  /** Brings the row at `index` into sight and, unless told otherwise, focuses what in it wants an answer, else the row. */
  show(index: number, eventId: string, keepsFocus?: boolean): void
}

/**
 * Windows the list and keeps it at its end until the reader scrolls up. The list is anchored at its end: rows put in
 * above, and rows above that turn out taller than guessed, do not move what is on screen.
 */
export function useTranscriptScroll(items: TranscriptItems): TranscriptScroll {
  const scrollRef = useRef<HTMLDivElement>(null)
  const itemsRef = useRef(items)
  itemsRef.current = items
  // Stable on purpose: a new function would make the virtualizer lay out every row again with each event.
  const getItemKey = useCallback((index: number) => itemsRef.current.keyAt(index), [])
  const estimateSize = useCallback((index: number) => {
    const item = itemsRef.current.at(index)
    return estimateRowPx(item?.kind === 'row' ? item.row : undefined)
  }, [])
  const rows = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: items.length,
    getScrollElement: () => scrollRef.current,
    getItemKey,
    estimateSize,
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endThresholdPx,
    paddingStart: topPx,
    paddingEnd: 12,
    initialRect: { width: 800, height: 800 },
  })

  const [leftAtEventId, setLeftAtEventId] = useState<string | null>(null)
  const isFollowing = leftAtEventId === null
  const wasEmpty = useRef(true)
  useLayoutEffect(() => {
    if (wasEmpty.current && items.length > 0) {
      wasEmpty.current = false
      rows.scrollToEnd()
    }
  }, [items.length, rows])

  /** A row is being brought into sight: that the end is left is known only once the scroll has been drawn. */
  const isShowing = useRef(false)
  const keepAtEnd = useEffectEvent(() => {
    if (isFollowing && !isShowing.current) rows.scrollToEnd()
  })
  useEffect(() => {
    const element = scrollRef.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => keepAtEnd())
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const lastTopPx = useRef(0)
  const onScroll = useCallback(() => {
    const element = scrollRef.current
    if (!element) return
    const isAtEnd = element.scrollHeight - element.clientHeight - element.scrollTop <= endThresholdPx
    // Rows that come or turn out taller move the end away from a reader who stays where he is.
    const hasGoneUp = element.scrollTop < lastTopPx.current
    lastTopPx.current = element.scrollTop
    setLeftAtEventId((eventId) => {
      if (isAtEnd) return null
      return eventId ?? (hasGoneUp ? lastEventId(itemsRef.current) : null)
    })
  }, [])
  const follow = useCallback(() => {
    setLeftAtEventId(null)
    rows.scrollToEnd()
  }, [rows])
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      // Keys of a field, a listing or a button inside a row are theirs.
      if (event.target !== scrollRef.current || event.ctrlKey || event.metaKey || event.altKey) return
      const pagePx = (scrollRef.current?.clientHeight ?? 0) * 0.9
      if (event.key === 'Home') rows.scrollToOffset(0)
      else if (event.key === 'End') follow()
      else if (event.key === 'PageUp') rows.scrollBy(-pagePx)
      else if (event.key === 'PageDown') rows.scrollBy(pagePx)
      else return
      event.preventDefault()
    },
    [rows, follow],
  )
  const show = useCallback(
    (index: number, eventId: string, keepsFocus = false) => {
      if (index === -1) return
      isShowing.current = true
      rows.scrollToIndex(index, { align: 'center' })
      // The row is in the page only after the scroll has been drawn.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          onScroll()
          isShowing.current = false
          if (!keepsFocus) focusRow(scrollRef.current, eventId)
        }),
      )
    },
    [rows, onScroll],
  )
  return { rows, scrollRef, isFollowing, leftAtEventId, onScroll, onKeyDown, follow, show }
}

function lastEventId(items: TranscriptItems): string {
  const last = items.at(items.length - 1)
  return last?.kind === 'row' ? last.row.eventId : (last?.key ?? '')
}

function focusRow(list: HTMLElement | null, eventId: string): void {
  const row = list?.querySelector<HTMLElement>(`[data-event-id="${CSS.escape(eventId)}"]`)
  const answer = row?.querySelector<HTMLElement>('fieldset')
  ;(answer ?? row)?.focus({ preventScroll: true })
}
