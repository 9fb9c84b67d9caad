import type { Timeline } from '../timeline.ts'
import { latestMs } from './traceBar.ts'
import type { TraceTurn } from './traceTurn.ts'

/** From the first instant a timeline tells of to the last, in milliseconds since the epoch. */
export interface TraceExtent {
  startMs: number
  endMs: number
  /** Its last turn has not ended: where the session is live, the present is the end. */
  isOpen: boolean
}

/** Rows looked at from either end, at most. */
const reach = 256

/** Null when no row near the beginning says when it was. */
export function traceExtent(timeline: Timeline, turns: readonly TraceTurn[]): TraceExtent | null {
  let startMs: number | null = null
  for (let index = 0; index < Math.min(timeline.length, reach) && startMs === null; index += 1) {
    startMs = timeline.at(index)?.atMs ?? null
  }
  if (startMs === null) return null
  const lastTurn = timeline.at(turns.at(-1)?.start ?? -1)
  let endMs = Math.max(startMs, latestMs(lastTurn))
  for (let index = timeline.length - 1; index >= Math.max(0, timeline.length - reach); index -= 1) {
    endMs = Math.max(endMs, latestMs(timeline.at(index)))
  }
  return { startMs, endMs, isOpen: lastTurn?.kind === 'turn' && lastTurn.isOpen }
}
