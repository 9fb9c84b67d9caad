import type { ThreadStatus } from '@/domain/session/trace/threadFold.ts'
import type { ThreadSegment } from '@/domain/session/trace/threadSegments.ts'
import { countWhile } from '@/domain/session/trace/timeMap.ts'
import type { Axis } from '../trace/useAxis.ts'

interface ShownSegment {
  eventId: string | null
  status: Exclude<ThreadStatus, 'terminated'> | 'seen'
  /** Places on the axis: 0 is its left edge, 1 its right one. */
  from: number
  to: number
  isOpen: boolean
}

/** Segments that begin less than this part of the axis behind the last one are not drawn on their own. */
const thinnest = 0.001

/** The segments in sight. Where thousands share a pixel, one of them stands for the others. */
export function shownSegments(segments: readonly ThreadSegment[], axis: Axis, nowMs: number): ShownSegment[] {
  const shown: ShownSegment[] = []
  const { map, stretch } = axis
  const fromMs = map.toMs(stretch.from)
  const toMs = map.toMs(stretch.to)
  let at = countWhile(segments, ({ endMs }) => endMs !== null && endMs < fromMs)
  for (; at < segments.length; at += 1) {
    const segment = segments[at]
    if (!segment || segment.startMs > toMs) break
    const { eventId, status, startMs, endMs } = segment
    const from = Math.max(-0.05, axis.at(startMs))
    const to = Math.min(1.05, axis.at(endMs ?? nowMs))
    const last = shown.at(-1)
    const isThin = last !== undefined && to - last.to < thinnest
    if (status !== 'terminated' && !isThin) shown.push({ eventId, status, from, to, isOpen: endMs === null })
  }
  return shown
}
