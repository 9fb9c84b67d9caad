import type { ThreadStatus } from './threadFold.ts'
import type { ThreadLane } from './threadLanes.ts'

/** A stretch of a thread's life in one status. `seen` is between its first and last event when it never said one. */
export interface ThreadSegment {
  eventId: string | null
  status: ThreadStatus | 'seen'
  startMs: number
  /** Null while it goes on. */
  endMs: number | null
}

/** The status of a thread over time, oldest first. Being terminated has no length: the lane ends there. */
export function threadSegments({ changes, firstAtMs, lastAtMs }: ThreadLane): ThreadSegment[] {
  const segments: ThreadSegment[] = []
  for (const { eventId, atMs, status } of changes) {
    const last = segments.at(-1)
    const open = last?.endMs === null ? last : null
    if (atMs === null || open?.status === status) continue
    if (open) open.endMs = Math.max(open.startMs, atMs)
    if (status !== 'terminated') segments.push({ eventId, status, startMs: atMs, endMs: null })
  }
  const firstMs = segments[0]?.startMs ?? lastAtMs
  if (firstAtMs !== null && firstMs !== null && firstAtMs < firstMs) {
    segments.unshift({ eventId: null, status: 'seen', startMs: firstAtMs, endMs: firstMs })
  }
  return segments
}

/** The sums of a thread's time by status, in milliseconds; what goes on counts up to `nowMs`. */
export function timeByStatus(segments: readonly ThreadSegment[], nowMs: number): Map<ThreadSegment['status'], number> {
  const sums = new Map<ThreadSegment['status'], number>()
  for (const { status, startMs, endMs } of segments) {
    sums.set(status, (sums.get(status) ?? 0) + Math.max(0, (endMs ?? nowMs) - startMs))
  }
  return sums
}
