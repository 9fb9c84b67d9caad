import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import type { TraceLines } from '@/domain/session/trace/traceLines.ts'

export const rowPx = 28
const overscan = 6

interface RowWindow {
  /** Positions of the lines to draw: from `first` up to, not with, `end`. */
  first: number
  end: number
  /** Positions on screen: from the first to before the last. */
  seen: { from: number; to: number }
  heightPx: number
  onScroll(): void
  /** Brings a line into sight when it is not. */
  reveal(position: number): void
  /** Lines that fit into the window. */
  pageSize: number
}

interface RowWindowOptions {
  scroller: RefObject<HTMLElement | null>
  lines: TraceLines
  rowAt(position: number): TimelineRow | undefined
  /** Position of the line a row has now; -1 when it has none. */
  positionOf(row: TimelineRow): number
  /** Starts at the end and stays there until the reader scrolls up. */
  isFollowing: boolean
}

/** Draws only the lines in sight. Lines put in above do not move what the reader looks at. */
export function useRowWindow({ scroller, lines, rowAt, positionOf, isFollowing }: RowWindowOptions): RowWindow {
  const [heightPx, setHeightPx] = useState(0)
  const [top, setTop] = useState(0)
  const anchor = useRef<{ row: TimelineRow; restPx: number } | null>(null)
  const isAtEnd = useRef(isFollowing)

  const note = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const first = Math.floor(element.scrollTop / rowPx)
    const row = rowAt(first)
    anchor.current = row ? { row, restPx: element.scrollTop - first * rowPx } : null
    setTop(first)
  }, [scroller, rowAt])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => setHeightPx(element.clientHeight)
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])

  // Runs with every new arrangement, before it is painted.
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    if (isAtEnd.current && isFollowing) {
      element.scrollTop = Math.max(0, lines.length * rowPx - heightPx)
    } else if (anchor.current) {
      const position = positionOf(anchor.current.row)
      const wantedPx = position * rowPx + anchor.current.restPx
      if (position !== -1 && Math.abs(wantedPx - element.scrollTop) >= 1) element.scrollTop = wantedPx
    }
    note()
  }, [scroller, lines, heightPx, isFollowing, positionOf, note])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    isAtEnd.current = element.scrollTop >= lines.length * rowPx - element.clientHeight - rowPx
    note()
  }, [scroller, lines, note])

  const reveal = useCallback(
    (position: number) => {
      const element = scroller.current
      if (!element || position < 0) return
      const topPx = position * rowPx
      const roomPx = element.clientHeight
      if (topPx >= element.scrollTop && topPx + rowPx <= element.scrollTop + roomPx) return
      isAtEnd.current = false
      const isNear = Math.abs(topPx - element.scrollTop - roomPx / 2) < roomPx / 2 + 3 * rowPx
      const above = topPx < element.scrollTop
      element.scrollTop = isNear ? (above ? topPx : topPx + rowPx - roomPx) : Math.max(0, topPx - roomPx / 3)
      note()
    },
    [scroller, note],
  )

  const pageSize = Math.max(1, Math.floor(heightPx / rowPx) - 1)
  return {
    first: Math.max(0, top - overscan),
    end: Math.min(lines.length, top + Math.ceil(heightPx / rowPx) + overscan),
    seen: { from: top, to: Math.min(lines.length, top + Math.floor(heightPx / rowPx)) },
    heightPx,
    onScroll,
    reveal,
    pageSize,
  }
}
