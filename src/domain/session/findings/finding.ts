import type { SessionEvent } from '../events.ts'
import type { PendingAction } from '../liveSessionContract.ts'
import type { LogItems } from '../logItems.ts'
import type { Timeline } from '../timeline.ts'
import type { TurnDigest } from './turnDigest.ts'

export type FindingRule =
  | 'call without result'
  | 'result without call'
  | 'span never ended'
  | 'unanswered action'
  | 'confirmation of an unknown call'
  | 'event after the end'
  | 'unknown type'
  | 'times out of order'
  | 'told twice'

/** Something in a log that the protocol does not allow, or does not explain. */
export interface Finding {
  /** Stable as long as it is the same finding. */
  key: string
  rule: FindingRule
  /** `error` contradicts the protocol, `warning` leaves something open, `notice` is good to know. */
  severity: 'error' | 'warning' | 'notice'
  sentence: string
  /** The events it is about, at most 50. */
  eventIds: readonly string[]
}

export interface LintInput {
  items: LogItems
  timeline: Timeline
  pending: readonly PendingAction[]
  /** Whether the whole past is in the log: what seems missing may otherwise stand in it. */
  isComplete: boolean
  /** Events that came again with other content. */
  restatedIds: readonly string[]
  read(eventId: string): SessionEvent | undefined
}

/** The digest of one turn, and where it stands in the log. */
export interface DigestedTurn {
  digest: TurnDigest
  from: number
  isLast: boolean
}
