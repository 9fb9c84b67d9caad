/** The kind an event is coloured, counted and filtered by: one hue each, the same in every lens. */
export type EventKind = 'user' | 'thinking' | 'message' | 'tool' | 'span' | 'status' | 'wait' | 'error' | 'unknown'

/** One event of the log as a raw list shows it, without its payload. Made when it is looked at, not kept. */
export interface LogItem {
  id: string
  /** Place in the loaded log, from 0. */
  index: number
  type: string
  kind: EventKind
  /** Time of the event by the service, in milliseconds since the epoch. */
  atMs: number | null
  /** When this browser got it; null for what a list brought. */
  arrivedAtMs: number | null
  sizeBytes: number
  threadId: string | null
  turnId: string | null
  /** Tool name, for calls. */
  name: string | null
  /** One line: the command, the first words, the reason. At most 200 characters. */
  summary: string
  isError: boolean
  /** `gap` stands for events that are known to be missing here; it has no payload. */
  source: 'list' | 'stream' | 'gap'
}

/** Reading access to the whole log in the server's order. Cheap at any length. */
export interface LogItems {
  readonly length: number
  at(index: number): LogItem | undefined
  /** -1 when the log does not hold it. */
  indexOf(eventId: string): number
}
