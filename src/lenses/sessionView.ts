import type { DeltaFrames } from '@/domain/session/deltaFrames.ts'
import type { Reconnect } from '@/domain/session/doctor/streamRecord.ts'
import type { ListThread, SessionEvent, StopReason, Usage } from '@/domain/session/events.ts'
import type { PendingAction } from '@/domain/session/liveSessionContract.ts'
import type { EventKind, LogItems } from '@/domain/session/logItems.ts'
import type { Draft, Timeline } from '@/domain/session/timeline.ts'
import type { VisiblePart } from './visiblePart.ts'

/** A session as every lens sees it. Whether it is live, replayed or compared is known to whoever provides this. */
export interface SessionView {
  timeline: Timeline
  items: LogItems
  /** Grows with every change of timeline or items; for memoisation. */
  version: number
  drafts: readonly Draft[]
  status: string
  stopReason: StopReason | null
  pending: readonly PendingAction[]
  usage: Usage
  /** Whether older events exist that are not here yet. */
  isComplete: boolean
  /** More may come: open spans grow with `now()`. */
  isLive: boolean
  now(): number
  read(eventId: string): SessionEvent | undefined
  rawJson(eventId: string): string | undefined
  /** Where the stream it came by was lost, oldest first; left out where it came by none. */
  reconnects?: readonly StreamSeam[]
  /** How the text of an event came over the stream; left out, or null, where that is not known. */
  deltas?(eventId: string): DeltaFrames | null
  /** Reads a thread's own events; left out where only the session's log is at hand. */
  listThread?: ListThread
}

/** One time the stream was lost, as much of it as a lens says. */
export type StreamSeam = Pick<
  Reconnect,
  'brokeAtMs' | 'restoredAtMs' | 'resumedAfterId' | 'duplicatesDropped' | 'missingCount'
>

/** The selected event, kept across lenses and in the URL. */
export interface Selection {
  eventId: string | null
  select(eventId: string | null): void
}

/** A window of session time, in milliseconds since the epoch. Null is the whole session. */
export type TimeWindow = { startMs: number; endMs: number } | null

/** What the reader asked to see, from the chips and the find field. */
export interface LensFilter {
  hiddenKinds: ReadonlySet<EventKind>
  /** The text of the find field, as typed: plain words or the query language. */
  query: string
}

/** Brings a file of the session to the reader's computer. Settles when that has begun or was refused and said so. */
export type DownloadFile = (fileId: string, filename: string) => Promise<void>

export interface LensProps {
  session: SessionView
  selection: Selection
  filter: LensFilter
  window: TimeWindow
  onWindow(window: TimeWindow): void
  /** Where the lens tells what it has on screen; left out where nobody wants to know. */
  visible?: VisiblePart
}
