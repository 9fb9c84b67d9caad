/** The kind an event is coloured, counted and filtered by: one hue each, the same in every lens. */
export type EventKind = 'user' | 'thinking' | 'message' | 'tool' | 'span' | 'status' | 'wait' | 'error' | 'unknown'

/**
 * One event of the log as a raw list shows it, without its payload. Made when it is looked at, not kept; the summary
 * is read from the payload only when it is asked for, so copy fields by name and not by spreading.
 */
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
  /** Order in which this browser got it; history read behind what was there counts as earlier. */
  arrival: number
  sizeBytes: number
  threadId: string | null
  turnId: string | null
  /** Tool name, for calls and their results. */
  name: string | null
  /** One line: the command, the first words, the reason. At most 200 characters. */
  summary: string
  isError: boolean
  /** How long what it begins or ends took, in milliseconds; null while it is open and for everything else. */
  durationMs: number | null
  /** The event that ends what it begins, or begins what it ends. */
  partnerId: string | null
  /** `gap` stands for events that are known to be missing here; it has no payload. */
  source: 'list' | 'stream' | 'gap'
}

/** How many events there are of each kind. */
export type KindCounts = Readonly<Record<EventKind, number>>

/** Reading access to the whole log in the server's order. Cheap at any length. */
export interface LogItems {
  readonly length: number
  /**
   * Place of the oldest item. It falls when older events are put in front, so that `firstPlace + index` names the same
   * item as long as `revision` stays the same.
   */
  readonly firstPlace: number
  /** Grows when items changed, moved or went; not when items were only added at either end. */
  readonly revision: number
  at(index: number): LogItem | undefined
  /** -1 when the log does not hold it. */
  indexOf(eventId: string): number
  /** The turn an item belongs to: its number from 1 in the loaded log, and when it began. */
  turnAt(index: number): { number: number; atMs: number | null } | null
  /** Same reference as long as no count changed. Gaps do not count. */
  kindCounts(): KindCounts
}
