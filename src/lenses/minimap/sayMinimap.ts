import type { Minimap } from '@/domain/session/minimap/createMinimap.ts'
import type { TimeRange } from '@/domain/session/minimap/minimapBins.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { sayClock, sayCount } from '../quantities.ts'
import type { TimeWindow } from '../sessionView.ts'

/** What the strip shows, in one sentence: `2 turns, 482 events, 1 error, 5 tool calls, 1 m 42 s`. */
export function sayMinimap(minimap: Minimap, eventCount: number, range: TimeRange, hitCount: number): string {
  const { bins } = minimap
  const errors = bins.count('error')
  const waits = bins.count('wait')
  const parts = [
    sayCount(minimap.turnCount, 'turn'),
    sayCount(eventCount, 'event'),
    sayCount(errors, 'error'),
    ...(waits > 0 ? [sayCount(waits, 'wait')] : []),
    sayCount(bins.count('tool'), 'tool call'),
    formatDuration(range.endMs - range.startMs),
    ...(hitCount > 0 ? [`${sayCount(hitCount, 'event')} found`] : []),
  ]
  return `${parts.join(', ')}.`
}

/** Where an edge of the window stands: `09:27:02, 12 s after the start`. */
export function sayInstant(atMs: number, range: TimeRange): string {
  return `${sayClock(atMs)}, ${formatDuration(Math.max(0, atMs - range.startMs))} after the start`
}

/** What the lens shows: `In sight: 09:27:02 to 09:27:11`. */
export const sayVisible = ({ startMs, endMs }: TimeRange): string =>
  `In sight: ${sayClock(startMs)} to ${sayClock(endMs)}`

export function sayWindow(window: TimeWindow): string {
  return window
    ? `Shown: ${sayClock(window.startMs)} to ${sayClock(window.endMs)}, ${formatDuration(window.endMs - window.startMs)}.`
    : 'The whole session is shown.'
}
