import type { Timeline, TimelineRow } from '../timeline.ts'

/** Where a row known from before stands now: tried first is where it stood. -1 when it is gone. */
export function placeOf(
  timeline: Timeline,
  { key, eventId }: Pick<TimelineRow, 'key' | 'eventId'>,
  before = -1,
): number {
  if (timeline.at(before)?.key === key) return before
  const found = timeline.indexOf(eventId)
  // A turn and what began it come from one event; the turn's row stands first.
  for (const candidate of [found, found - 1]) if (timeline.at(candidate)?.key === key) return candidate
  return -1
}
