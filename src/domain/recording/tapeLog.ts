import { createEventLog, type EventLog } from '../session/eventLog.ts'
import type { KeptEvent } from '../session/logEntry.ts'
import type { Tape } from './tape.ts'

/** The events that happen between two positions, in order. */
export function eventsBetween(tape: Tape, from: number, to: number): KeptEvent[] {
  const events: KeptEvent[] = []
  for (let index = from; index < to; index += 1) {
    const step = tape.step(index)
    if (step?.kind === 'event') events.push(step.event)
  }
  return events
}

/**
 * The log as it stood at `position`, beginning at `from`: like a session opened at that moment, whose past before `from`
 * is still to be read with `prependKept`. Costs what lies between the two, not what lies before.
 */
export function logAt(tape: Tape, from: number, position: number, revision = 0): EventLog {
  const log = createEventLog({ store: tape.store, revision })
  for (const event of eventsBetween(tape, from, position)) log.appendKept(event)
  return log
}
