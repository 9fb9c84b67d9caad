import type { Tape } from '@/domain/recording/tape.ts'
import { logAt } from '@/domain/recording/tapeLog.ts'
import type { SessionEvent } from '@/domain/session/events.ts'
import type { Timeline } from '@/domain/session/timeline.ts'
import { createStepReader, type StageStep } from './stageSteps.ts'

/** The steps of a whole tape, and where on it each of them begins and is complete. */
export interface TapeSteps {
  steps: readonly StageStep[]
  /** The position just behind the event a step begins with. */
  begins: readonly number[]
  /** The position at which everything that belongs to the steps so far has happened, such as the results of calls. */
  complete: readonly number[]
  /** The rows of the whole tape. */
  timeline: Timeline
  /** Any event of the tape, whether or not it has happened yet. */
  read(eventId: string): SessionEvent | undefined
}

const known = new WeakMap<Tape, TapeSteps>()

/** Reads a tape once, however often it is asked for: what was read off stage is there at once on it. */
export function readTapeSteps(tape: Tape): TapeSteps {
  const found = known.get(tape) ?? readSteps(tape)
  known.set(tape, found)
  return found
}

function readSteps(tape: Tape): TapeSteps {
  const log = logAt(tape, 0, tape.length)
  const timeline = log.timeline()
  const steps = createStepReader()(timeline)
  const begins: number[] = []
  const complete: number[] = []
  for (const { eventId } of steps) {
    const row = timeline.at(timeline.indexOf(eventId))
    const begin = tape.positionOf(eventId)
    const end = row?.kind === 'call' && row.resultId !== null ? tape.positionOf(row.resultId) : begin
    begins.push(Math.max(begin, begins.at(-1) ?? 0))
    complete.push(Math.max(begin, end, complete.at(-1) ?? 0))
  }
  for (const [index, position] of complete.entries()) {
    complete[index] = withBookkeeping(tape, position, begins[index + 1] ?? tape.length + 1)
  }
  return { steps, begins, complete, timeline, read: log.read }
}

/** The last step that has begun at a position; -1 before the first. */
export function stepAt({ begins }: TapeSteps, position: number): number {
  return begins.findLastIndex((begin) => begin <= position)
}

/** What is written down behind a step belongs to it, such as what the session then waits for; a text in the making does not. */
function withBookkeeping(tape: Tape, position: number, nextBegins: number): number {
  let at = position
  while (at + 1 < nextBegins && tape.step(at)?.kind === 'event') at += 1
  return at
}
