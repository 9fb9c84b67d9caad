import type { Timeline } from '../timeline.ts'
import type { TraceTurn } from './traceTurn.ts'

/** Time in which the session was idle, in milliseconds since the epoch. */
export interface IdleGap {
  startMs: number
  endMs: number
}

/** Shorter pauses between turns are not worth a mark. */
const shortestMs = 1000

/** The time between the end of each turn and the beginning of the next, oldest first, none overlapping another. */
export function idleGaps(timeline: Timeline, turns: readonly TraceTurn[]): IdleGap[] {
  const gaps: IdleGap[] = []
  let endedAtMs: number | null = null
  for (const { start } of turns) {
    const row = timeline.at(start)
    if (row?.kind !== 'turn') continue
    if (endedAtMs !== null && row.atMs !== null && row.atMs - endedAtMs >= shortestMs) {
      gaps.push({ startMs: endedAtMs, endMs: row.atMs })
    }
    // Clocks may step back: time that was already told of is not idle again.
    const reachedMs: number = Math.max(
      endedAtMs ?? Number.NEGATIVE_INFINITY,
      row.endedAtMs ?? row.atMs ?? Number.NEGATIVE_INFINITY,
    )
    endedAtMs = reachedMs === Number.NEGATIVE_INFINITY ? null : reachedMs
    if (row.isOpen) endedAtMs = null
  }
  return gaps
}
