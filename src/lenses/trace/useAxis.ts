import { useEffect, useRef } from 'react'
import type { TimeMap } from '@/domain/session/trace/timeMap.ts'
import { fitInto, isWhole, narrowest, panBy, type Stretch, zoomAt } from '@/domain/session/trace/zoom.ts'
import type { TimeWindow } from '../sessionView.ts'

/** The part of the time axis that is in sight, and how to move it. */
export interface Axis {
  map: TimeMap
  stretch: Stretch
  /** Where an instant (milliseconds since the epoch) is drawn: 0 is the left edge, 1 the right one. */
  at(ms: number): number
  /** `fraction` is where on the axis to keep still, 0 to 1; above 1 `factor` draws everything wider. */
  zoom(fraction: number, factor: number): void
  /** Moves by a part of what is in sight. */
  pan(fraction: number): void
  /** Null shows the whole session. */
  show(window: TimeWindow): void
}

/** Room at either end of the whole session, as a part of it: the last duration is written behind its bar. */
const room = { before: 0.006, behind: 0.05 }

export function useAxis(map: TimeMap, endMs: number, window: TimeWindow, onWindow: (window: TimeWindow) => void): Axis {
  const length = Math.max(narrowest, map.toPlace(endMs))
  const whole = { from: -length * room.before, to: length * (1 + room.behind) }
  const shown = window && toStretch(map, window.startMs, window.endMs)
  const stretch = shown && !isWhole(shown, whole) ? fitInto(shown, whole) : whole

  // Several turns of a wheel fall into one frame: each goes on from where the one before will have led.
  const next = useRef<Stretch | null>(null)
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  const move = (to: (from: Stretch) => Stretch) => {
    const isFirst = next.current === null
    next.current = to(next.current ?? stretch)
    if (!isFirst) return
    frame.current = requestAnimationFrame(() => {
      const reached = next.current
      next.current = null
      if (!reached) return
      onWindow(isWhole(reached, whole) ? null : { startMs: map.toMs(reached.from), endMs: map.toMs(reached.to) })
    })
  }
  return {
    map,
    stretch,
    at: (ms) => (map.toPlace(ms) - stretch.from) / (stretch.to - stretch.from),
    zoom: (fraction, factor) => move((from) => zoomAt(from, fraction, factor, whole)),
    pan: (fraction) => move((from) => panBy(from, fraction, whole)),
    show: onWindow,
  }
}

function toStretch(map: TimeMap, startMs: number, endMs: number): Stretch {
  const from = map.toPlace(startMs)
  return { from, to: Math.max(from + narrowest, map.toPlace(endMs)) }
}
