import type { Timeline, TimelineRow } from '../timeline.ts'

/** The last row at or before this instant, else the first row; undefined when there is none. Rows without a time follow their neighbours. */
export function rowAtTime(timeline: Timeline, atMs: number): TimelineRow | undefined {
  let low = 0
  let high = timeline.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const timed = timedAtOrBefore(timeline, middle, low)
    if (timed === null || timed > atMs) high = middle - 1
    else low = middle
  }
  return timeline.at(low)
}

function timedAtOrBefore(timeline: Timeline, index: number, low: number): number | null {
  for (let at = index; at >= low; at -= 1) {
    const atMs = timeline.at(at)?.atMs
    if (atMs != null) return atMs
  }
  return null
}
