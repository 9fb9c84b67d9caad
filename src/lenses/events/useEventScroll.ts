import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { EventRows } from './eventRows.ts'

export const rowPx = 27
/** Height of the headings, which stay above the rows. */
export const headPx = 28
const endThresholdPx = 40
const overscan = 12

export interface EventScroll {
  scrollRef: RefObject<HTMLDivElement | null>
  /** Positions to draw: from the first to before the last. */
  shown: { from: number; to: number }
  /** Positions on screen: from the first to before the last. */
  seen: { from: number; to: number }
  totalPx: number
  isFollowing: boolean
  /** Rows behind what was the last one when the reader left the end. */
  newCount: number
  onScroll(): void
  follow(): void
  /** Brings a row into sight. The reader is there now: the list stays, unless it is the last row. */
  show(position: number): void
}

export const topOf = (position: number): number => headPx + position * rowPx

/**
 * Windows the grid and keeps it at its end until the reader goes elsewhere; rows put in front move nothing on screen. All
 * rows have one height, so a window costs the same however long the log is: a measuring virtualizer would look at each
 * row again whenever one is added.
 */
export function useEventScroll(rows: EventRows): EventScroll {
  const scrollRef = useRef<HTMLDivElement>(null)
  const [topPx, setTopPx] = useState(0)
  const [heightPx, setHeightPx] = useState(800)
  /** The last event when the reader left the end; empty when there was none, null while following. */
  const [leftAtId, setLeftAtId] = useState<string | null>(null)
  /** The first event in sight, and where it stood. */
  const anchor = useRef<{ eventId: string; position: number } | null>(null)
  const isFollowing = leftAtId === null
  const totalPx = topOf(rows.length)
  const rowsRef = useRef(rows)
  rowsRef.current = rows

  const settle = useCallback((element: HTMLElement) => {
    setTopPx(element.scrollTop)
    anchor.current = firstEvent(rowsRef.current, Math.ceil(element.scrollTop / rowPx))
  }, [])

  // Each time, since what there is to scroll over changed: before the browser paints it elsewhere.
  useLayoutEffect(() => {
    const element = scrollRef.current
    if (!element) return
    if (isFollowing) {
      element.scrollTop = totalPx
      return
    }
    const kept = anchor.current
    const position = kept ? rows.positionOf(kept.eventId) : -1
    if (!kept || position === -1 || position === kept.position) return
    element.scrollTop += (position - kept.position) * rowPx
    settle(element)
  })

  useEffect(() => {
    const element = scrollRef.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setHeightPx(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const onScroll = useCallback(() => {
    const element = scrollRef.current
    if (!element) return
    const { length } = rowsRef.current
    const isAtEnd = topOf(length) - element.clientHeight - element.scrollTop <= endThresholdPx
    setLeftAtId((left) => (isAtEnd ? null : (left ?? lastEventId(rowsRef.current))))
    settle(element)
  }, [settle])
  const follow = useCallback(() => setLeftAtId(null), [])
  const show = useCallback(
    (position: number) => {
      const element = scrollRef.current
      if (!element || position === -1) return
      const { length } = rowsRef.current
      const highest = topOf(position) - headPx
      const lowest = topOf(position + 1) - element.clientHeight
      if (element.scrollTop > highest) element.scrollTop = highest
      else if (element.scrollTop < lowest) element.scrollTop = lowest
      if (position < length - 1) setLeftAtId((left) => left ?? lastEventId(rowsRef.current))
      settle(element)
    },
    [settle],
  )

  const firstPx = isFollowing ? Math.max(0, totalPx - heightPx) : topPx
  const seen = {
    from: Math.max(0, Math.floor(firstPx / rowPx)),
    to: Math.min(rows.length, Math.ceil((firstPx + heightPx - headPx) / rowPx)),
  }
  const from = Math.max(0, seen.from - overscan)
  const to = Math.min(rows.length, seen.to + overscan + 1)
  const leftAt = leftAtId === null ? -1 : rows.positionOf(leftAtId)
  const newCount = leftAt === -1 ? 0 : rows.length - 1 - leftAt
  return { scrollRef, shown: { from, to }, seen, totalPx, isFollowing, newCount, onScroll, follow, show }
}

function firstEvent(rows: EventRows, from: number): { eventId: string; position: number } | null {
  for (let position = from; position < rows.length; position += 1) {
    const eventId = rows.keyAt(position)
    // Seams and gaps have no place in the log that could be found again.
    if (rows.positionOf(eventId) === position) return { eventId, position }
  }
  return null
}

function lastEventId(rows: EventRows): string {
  for (let position = rows.length - 1; position >= 0; position -= 1) {
    const eventId = rows.keyAt(position)
    if (rows.positionOf(eventId) === position) return eventId
  }
  return ''
}
