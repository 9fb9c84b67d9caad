import { createDrafts, type Drafts } from '../session/drafts.ts'
import type { EventLog } from '../session/eventLog.ts'
import type { KeptEvent } from '../session/logEntry.ts'
import type { Tape } from './tape.ts'
import { eventsBetween, logAt } from './tapeLog.ts'

/** So many steps before a position are there at once when it is jumped to; what lies before is read behind. */
const tailSteps = 800
const pageSteps = 300

/** A tape and the place it has reached, with the log and the drafts of that moment. */
export interface Reel {
  readonly position: number
  /** Another log after a jump; its items have another revision. */
  readonly log: EventLog
  readonly drafts: Drafts
  /** Whether everything before the position is in the log. */
  readonly isWhole: boolean
  /** Goes to a position. What it costs does not depend on how far it is. */
  go(position: number): void
  /** Reads a page of what lies before. False when there was nothing left to read. */
  readBack(): boolean
}

export function createReel(tape: Tape): Reel {
  let position = 0
  let start = 0
  let revision = 0
  let log = logAt(tape, 0, 0)
  let drafts = createDrafts(log.has)

  const play = (to: number) => {
    for (; position < to; position += 1) {
      const step = tape.step(position)
      if (step?.kind === 'event') {
        log.appendKept(step.event)
        drafts.finish(step.event.id)
        if (closesDrafts(step.event)) drafts.drop()
      } else if (step) {
        drafts.apply(step, step.atMs)
      }
    }
  }

  return {
    get position() {
      return position
    },
    get log() {
      return log
    },
    get drafts() {
      return drafts
    },
    get isWhole() {
      return start === 0
    },
    go(wanted) {
      const to = Math.max(0, Math.min(tape.length, Math.round(wanted)))
      if (to < position || to - position > tailSteps) {
        start = Math.max(0, to - tailSteps)
        revision = log.items().revision + 1
        log = logAt(tape, start, start, revision)
        drafts = createDrafts(log.has)
        position = start
      }
      play(to)
    },
    readBack() {
      if (start === 0) return false
      const from = Math.max(0, start - pageSteps)
      log.prependKept(eventsBetween(tape, from, start))
      start = from
      return true
    },
  }
}

/** A message whose model request died, or whose session stopped, did not come. */
function closesDrafts({ facts }: KeptEvent): boolean {
  if (facts.role === 'requestEnd') return facts.isError
  if (facts.role === 'status') return facts.status === 'idle' || facts.status === 'terminated'
  return facts.type === 'session.error'
}
