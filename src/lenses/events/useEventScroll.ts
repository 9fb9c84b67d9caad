import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { EventRows } from './eventRows.ts'

export const rowPx = 27
/** Height of the headings, which stay above the rows. */
export const headPx = 28
const endThresholdPx = 40

export interface EventScroll {
  virtual: Virtualizer<HTMLDivElement, HTMLDivElement>
  scrollRef: RefObject<HTMLDivElement | null>
  isFollowing: boolean
  /** Rows when the reader left the end; null while following. */
  leftAtLength: number | null
  onScroll(): void
  follow(): void
  /** Brings a row into sight. The reader is there now: the list stays, unless it is the last row. */
  show(position: number): void
}

/** Windows the grid and keeps it at its end until the reader goes elsewhere. Rows put in front move nothing on screen. */
export function useEventScroll(rows: EventRows): EventScroll {
  const scrollRef = useRef<HTMLDivElement>(null)
  const rowsRef = useRef(rows)
  rowsRef.current = rows
  const [leftAtLength, setLeftAtLength] = useState<number | null>(null)
  const isFollowing = leftAtLength === null
  // Stable on purpose: a new function would make the virtualizer lay out every row again with each event.
  const getItemKey = useCallback((position: number) => rowsRef.current.keyAt(position), [])
  const estimateSize = useCallback(() => rowPx, [])
  const virtual = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    getItemKey,
    estimateSize,
    overscan: 12,
    anchorTo: 'end',
    followOnAppend: isFollowing,
    scrollEndThreshold: endThresholdPx,
    paddingStart: headPx,
    scrollPaddingStart: headPx,
    initialRect: { width: 800, height: 800 },
  })

  const wasEmpty = useRef(true)
  useLayoutEffect(() => {
    if (wasEmpty.current && rows.length > 0) {
      wasEmpty.current = false
      virtual.scrollToEnd()
    }
  }, [rows.length, virtual])

  const keepAtEnd = useEffectEvent(() => {
    if (isFollowing) virtual.scrollToEnd()
  })
  useEffect(() => {
    const element = scrollRef.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => keepAtEnd())
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const onScroll = useCallback(() => {
    const element = scrollRef.current
    if (!element) return
    const isAtEnd = element.scrollHeight - element.clientHeight - element.scrollTop <= endThresholdPx
    setLeftAtLength((length) => (isAtEnd ? null : (length ?? rowsRef.current.length)))
  }, [])
  const follow = useCallback(() => {
    setLeftAtLength(null)
    virtual.scrollToEnd()
  }, [virtual])
  const show = useCallback(
    (position: number) => {
      const { length } = rowsRef.current
      if (position < length - 1) setLeftAtLength((left) => left ?? length)
      virtual.scrollToIndex(position, { align: 'auto' })
    },
    [virtual],
  )
  return { virtual, scrollRef, isFollowing, leftAtLength, onScroll, follow, show }
}
