import { type PointerEvent, useRef } from 'react'
import type { TimeRange } from '@/domain/session/minimap/minimapBins.ts'
import type { TimeWindow } from '../sessionView.ts'

export type WindowEdge = 'start' | 'end'

interface Drag {
  kind: 'new' | 'move' | WindowEdge
  fromPx: number
  before: TimeRange
  isMoved: boolean
}

interface MinimapDragOptions {
  range: TimeRange
  window: TimeWindow
  onWindow(window: TimeWindow): void
  onJump(atMs: number): void
}

/** Less than this is a click with an unsteady hand. */
const slackPx = 4
const handlePx = 6

/** The pointer on the strip: a click jumps, a drag makes a window, moves the one there is, or one of its edges. */
export function useMinimapDrag({ range, window, onWindow, onJump }: MinimapDragOptions) {
  const drag = useRef<Drag | null>(null)
  const place = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const msPerPx = (range.endMs - range.startMs) / Math.max(1, width)
    const px = Math.min(width, Math.max(0, event.clientX - left))
    return { px, msPerPx, atMs: range.startMs + px * msPerPx }
  }
  const kindAt = (px: number, msPerPx: number): Drag['kind'] => {
    if (!window) return 'new'
    const startPx = (window.startMs - range.startMs) / msPerPx
    const endPx = (window.endMs - range.startMs) / msPerPx
    if (Math.abs(px - startPx) <= handlePx) return 'start'
    if (Math.abs(px - endPx) <= handlePx) return 'end'
    return px > startPx && px < endPx ? 'move' : 'new'
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      const { px, msPerPx } = place(event)
      drag.current = { kind: kindAt(px, msPerPx), fromPx: px, before: window ?? range, isMoved: false }
      event.currentTarget.setPointerCapture?.(event.pointerId)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const current = drag.current
      if (!current) return
      const { px, msPerPx, atMs } = place(event)
      if (!current.isMoved && Math.abs(px - current.fromPx) < slackPx) return
      current.isMoved = true
      const { before, kind } = current
      if (kind === 'start' || kind === 'end') {
        onWindow(ordered(atMs, kind === 'start' ? before.endMs : before.startMs))
      } else if (kind === 'move') {
        onWindow(shifted(before, (px - current.fromPx) * msPerPx, range))
      } else {
        onWindow(ordered(range.startMs + current.fromPx * msPerPx, atMs))
      }
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const current = drag.current
      drag.current = null
      if (current && !current.isMoved) onJump(place(event).atMs)
    },
    onPointerCancel() {
      drag.current = null
    },
    onDoubleClick() {
      onWindow(null)
    },
  }
}

const ordered = (oneMs: number, otherMs: number) => ({
  startMs: Math.min(oneMs, otherMs),
  endMs: Math.max(oneMs, otherMs),
})

/** The window moved by `byMs`, as long as it is and inside the range. */
export function shifted({ startMs, endMs }: TimeRange, byMs: number, range: TimeRange): TimeRange {
  const by = Math.max(range.startMs - startMs, Math.min(range.endMs - endMs, byMs))
  return { startMs: startMs + by, endMs: endMs + by }
}
