import { kindOf } from '../session/kindOf.ts'
import type { EventKind } from '../session/logItems.ts'
import type { Tape } from './tape.ts'

/** What happened in one column of a drawn tape: the kinds of its events. */
export type TapeMarks = readonly ReadonlySet<EventKind>[]

/** The tape's time cut into equal columns, with the kinds of events in each. */
export function tapeMarks(tape: Tape, columns: number): TapeMarks {
  const marks = Array.from({ length: columns }, () => new Set<EventKind>())
  const perColumn = Math.max(1, tape.clock.durationMs) / columns
  for (let index = 0; index < tape.length; index += 1) {
    const step = tape.step(index)
    if (step?.kind !== 'event') continue
    const column = Math.min(columns - 1, Math.floor(tape.clock.offsetAt(index + 1) / perColumn))
    marks[column]?.add(kindOf(step.event.facts))
  }
  return marks
}
