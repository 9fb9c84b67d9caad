import {
  decodeEvent,
  type EventPage,
  listNewestEvents,
  listSessionEvents,
  openSessionStream,
  type StreamOptions,
} from '@/api/sessionEvents.ts'
import type { Cursor } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { ListThread, SessionEvent } from '@/domain/session/events.ts'
import { parseExactly } from '@/lib/exactJson.ts'

/** Where an open session reads from. */
export interface SessionSource {
  /** One connection: settles when it is over, rejects with `ApiError` when it was refused or broke. */
  open(options: StreamOptions): Promise<void>
  /** From the newest page (no cursor) towards the beginning. Events within a page stand oldest first. */
  listOlder(cursor: Cursor | null, signal: AbortSignal): Promise<EventPage>
  /** From behind an event, or from the first one (no cursor), towards the end. */
  listNewer(cursor: Cursor | null, signal: AbortSignal): Promise<EventPage>
  listThread: ListThread
  decode(rawJson: string, fallback: { id: string; type: string }): SessionEvent
}

/** A session of a workspace, over HTTP. */
export function cloudSession(ref: ResourceRef): SessionSource {
  return {
    open: (options) => openSessionStream(ref, options),
    listOlder: (cursor, signal) => listNewestEvents(ref, { cursor, signal }),
    listNewer: (cursor, signal) => listSessionEvents(ref, { cursor, signal }),
    listThread: (threadId, cursor, signal) => listSessionEvents(ref, { threadId, cursor, signal }),
    decode: (rawJson, fallback) => decodeEvent(parse(rawJson), fallback),
  }
}

function parse(rawJson: string): unknown {
  try {
    return parseExactly(rawJson)
  } catch {
    return undefined // It was no JSON when it came either: an unknown event.
  }
}
