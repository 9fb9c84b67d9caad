import type { Tape } from '@/domain/recording/tape.ts'
import { formatClock } from '@/lib/formatClock.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { sayCount } from '../quantities.ts'

/** What the strip of a tape shows, in one sentence: `2 turns, 5 tool calls, 1 error, 1 pause shortened.` */
export function sayTape({ bars, chapters, eventCount, pauses }: Tape): string {
  const errors = bars.count('error')
  const waits = bars.count('wait')
  const parts = [
    sayCount(chapters.length, 'turn'),
    sayCount(eventCount, 'event'),
    sayCount(bars.count('tool'), 'tool call'),
    ...(errors > 0 ? [sayCount(errors, 'error')] : []),
    ...(waits > 0 ? [sayCount(waits, 'wait')] : []),
    ...(pauses.length > 0 ? [`${sayCount(pauses.length, 'long pause')} shortened`] : []),
  ]
  return `${parts.join(', ')}.`
}

/** Where a tape stands: `1:24 of 1:42, turn 2 of 2`. */
export function sayPlace({ chapters, clock, pauses }: Tape, offsetMs: number, position: number): string {
  const turn = chapters.filter((chapter) => chapter <= position).length
  const pause = pauses.find((one) => one.position === position)
  const shortened = pause ? `, before a pause of ${formatDuration(pause.realMs)}` : ''
  return `${formatClock(offsetMs)} of ${formatClock(clock.durationMs)}, turn ${turn} of ${chapters.length}${shortened}`
}
