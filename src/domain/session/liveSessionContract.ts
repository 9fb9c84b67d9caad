import type { DeltaFrames } from './deltaFrames.ts'
import type { Reconnect, StreamRecord } from './doctor/streamRecord.ts'
import type { ListThread, SessionEvent, StopReason, Usage } from './events.ts'
import type { Completeness } from './ledger.ts'
import type { LogItems } from './logItems.ts'
import type { Draft, Timeline } from './timeline.ts'

/**
 * Where the stream stands: `connecting` the first time, `catching up` while held frames and history are merged,
 * `stale` when the connection is open but silent beyond three heartbeats, `ended` for good.
 */
export type ConnectionState = 'connecting' | 'catching up' | 'live' | 'reconnecting' | 'stale' | 'ended'

export interface StreamStats {
  events: number
  duplicatesDropped: number
  gapsFound: number
  gapsFilled: number
  reconnects: number
  lastId: string | null
  state: ConnectionState
}

/** Something that waits for a person: one card each. */
export interface PendingAction {
  /** Id of the tool use. It may not be in the log yet. */
  eventId: string
  kind: 'confirmation' | 'custom_tool' | 'tool_result' | 'unknown'
  name: string | null
  threadId: string | null
  /** When its thread, or else the session, first said that it waits: milliseconds since the epoch. */
  sinceMs: number | null
}

/** One picture of an open session, made at most once a frame. Same reference means nothing changed. */
export interface LiveSessionSnapshot {
  /** `opening` until the tail of the history is on screen. */
  phase: 'opening' | 'ready' | 'failed'
  /** Why `failed`, or why older history could not be read; null otherwise. */
  error: Error | null
  /** The session's status by its events: `idle`, `running`, `rescheduling`, `terminated`, or a word we do not know. */
  status: string
  stopReason: StopReason | null
  pending: PendingAction[]
  timeline: Timeline
  /** Grows with every change of the timeline; for memoisation. */
  timelineVersion: number
  /** Every event one by one. A new object with each change. */
  items: LogItems
  drafts: readonly Draft[]
  /** Cumulative usage as the session last reported it. */
  usage: Usage
  history: 'none' | 'loading' | 'more' | 'complete' | 'failed'
  stats: StreamStats
  /** The latest breaks of the stream, oldest first. Same reference as long as nothing changed. */
  reconnects: readonly Reconnect[]
  /** Milliseconds since the epoch by this computer's clock. */
  lastHeardAtMs: number | null
  lastHeartbeatAtMs: number | null
  /** Whether the log was compared with the list, and what came of it. */
  completeness: Completeness
}

/** The open session: starts with its first subscriber, aborts with its last. */
export interface LiveSession {
  subscribe(listener: () => void): () => void
  getSnapshot(): LiveSessionSnapshot
  /** The moment that is shown, in milliseconds since the epoch: the clock on the wall, or a recording's. */
  now(): number
  /** The event as decoded from its stored bytes; undefined when the log does not hold it. */
  read(eventId: string): SessionEvent | undefined
  /** The event's JSON exactly as received. */
  rawJson(eventId: string): string | undefined
  /** How the text of an event came over the stream; null when it did not come in pieces here. */
  deltas(eventId: string): DeltaFrames | null
  /** Ids of the log in order. */
  ids(): string[]
  /** Events that came again under their id with another meaning. */
  restatedIds(): string[]
  /**
   * Tells what a POST was answered with. The log takes the events from the stream, which alone knows what came before
   * them; only where no stream comes any more are they added at once.
   */
  accepted(events: { event: SessionEvent; rawJson: string }[]): void
  /** Resolves when the log holds everything that was accepted so far. */
  shown(): Promise<void>
  /** Asks for older history now instead of when idle. */
  loadOlder(): void
  /** Reconnects at once, or tries a failed opening again. */
  retry(): void
  /** Compares the log with the list and fetches what is missing. Told in `completeness`. */
  proveCompleteness(): void
  stopProving(): void
  /** Reads a thread's own events, of which the log holds only a part; left out where nothing else can be read. */
  listThread?: ListThread
  /** Reconnects, heartbeats and arrivals so far: made when asked for. */
  streamRecord(): StreamRecord
}
