import type { StopReason, Usage } from './events.ts'

/** How a tool call stands. `waiting` needs a person; `interrupted` was closed by the end of its turn, not by a result. */
export type CallOutcome = 'running' | 'waiting' | 'ok' | 'failed' | 'denied' | 'interrupted'

interface RowBase {
  /** Stable for the life of the log: the id of the event that made the row (a turn's row: `turn:` and its first event). */
  key: string
  /** The event that made the row; it carries the payload (`LiveSession.read`). */
  eventId: string
  atMs: number | null
  threadId: string | null
}

export type TurnRow = RowBase & {
  kind: 'turn'
  endedAtMs: number | null
  isOpen: boolean
  stopReason: StopReason | null
  /** Sum over the turn's model requests, when they say. */
  usage: Usage
  callCount: number
  failureCount: number
}

export type CallRow = RowBase & {
  kind: 'call'
  tool: 'built-in' | 'mcp' | 'custom'
  name: string
  serverName: string | null
  /** One line that says what the call does: the command, the path, the pattern, the host. At most 200 characters. */
  summary: string
  outcome: CallOutcome
  permission: string | null
  resultId: string | null
  endedAtMs: number | null
}

export type RequestRow = RowBase & {
  kind: 'request'
  endId: string | null
  endedAtMs: number | null
  isError: boolean
  isInterrupted: boolean
  usage: Usage
}

export type EvaluationRow = RowBase & {
  kind: 'evaluation'
  endId: string | null
  endedAtMs: number | null
  iteration: number | null
  result: string | null
}

/**
 * One line of the transcript. Rows are immutable: a change makes a new object under the same key, so identity means
 * "nothing new". Payloads are not in rows; a row on screen reads its own.
 */
export type TimelineRow =
  | TurnRow
  | CallRow
  | RequestRow
  | EvaluationRow
  | (RowBase & { kind: 'user' })
  | (RowBase & { kind: 'system' })
  | (RowBase & { kind: 'message' })
  | (RowBase & { kind: 'thinking'; endedAtMs: number | null; characters: number | null })
  /** A point worth a quiet line: running, idle with its reason, error, interrupt, confirmation, update, thread change. */
  | (RowBase & { kind: 'note'; type: string; text: string; tone: 'quiet' | 'wait' | 'error' })
  | (RowBase & { kind: 'unknown'; type: string })
  /** A hole in the log: events between these two ids are known to exist and are not here yet. */
  | (RowBase & { kind: 'gap'; isFilling: boolean })

/** A message or a thought still being written. It vanishes when the event it announces arrives. */
export interface Draft {
  eventId: string
  type: string
  /** Text of each content block, in order. */
  blocks: string[]
  startedAtMs: number
  /** When its first and its latest piece of text arrived; left out while there is none. */
  firstTextAtMs?: number
  lastTextAtMs?: number
  /** Pauses of more than a second between two pieces of text; left out while there is none. */
  stalls?: readonly Stall[]
}

/** A pause while a text is being written. */
export interface Stall {
  /** How much of the text was there. */
  afterCharacters: number
  ms: number
}

/** Reading access to the rows, oldest first. Cheap at any length. */
export interface Timeline {
  readonly length: number
  at(index: number): TimelineRow | undefined
  /** Index of the row that shows this event (a call's result finds the call's row); -1 when it has none. */
  indexOf(eventId: string): number
}
