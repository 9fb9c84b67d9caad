import type { JsonObject, NewEvent, SessionRecord, StoredEvent } from '../canonical.ts'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import { historyTypes } from './eventsToMessages.ts'

export type SessionChanges = Partial<Omit<SessionRecord, 'id' | 'createdAt'>>

/** The events of one session as its turn needs them: what is appended goes to disk first and is then remembered here. */
export interface TurnLog {
  /** Kept in step with what was appended. */
  session: SessionRecord
  turnId: string | null
  /** Oldest first; only the types a turn looks at. */
  events: StoredEvent[]
  /** Whether `events` are whole; before that they say nothing about open calls. */
  isLoaded: boolean
  /** When the last event of any type was written; null before one was read or written. */
  lastAt: string | null
  event(type: string, payload?: JsonObject, id?: string): NewEvent
  append(events: NewEvent[], changes?: SessionChanges): Promise<StoredEvent[]>
  /** Reads what is on disk, afresh. Nothing may be appended through this log meanwhile. */
  load(signal?: AbortSignal): Promise<void>
}

const remembered = new Set([...historyTypes, 'user.tool_confirmation', 'session.status_running', 'session.error'])

const pageSize = 1000

export function createTurnLog(store: Store, session: SessionRecord, turnId: string | null): TurnLog {
  const log: TurnLog = {
    session: { ...session },
    turnId,
    events: [],
    isLoaded: false,
    lastAt: null,
    event: (type, payload = {}, id = createId('evt')) => ({
      id,
      type,
      payload,
      turnId: log.turnId,
      threadId: session.threadId,
    }),
    async append(events, changes) {
      const stored = await store.events.append(session.id, events, changes)
      remember(stored)
      Object.assign(log.session, changes)
      return stored
    },
    async load(signal) {
      log.events = []
      let seq = 0
      for (;;) {
        const page = await store.events.listAfterSeq(session.id, seq, pageSize)
        signal?.throwIfAborted()
        remember(page)
        if (page.length < pageSize) break
        seq = page.at(-1)?.seq ?? seq
      }
      log.isLoaded = true
    },
  }

  function remember(events: StoredEvent[]) {
    for (const event of events) {
      if (remembered.has(event.type)) log.events.push(event)
      log.lastAt = event.processedAt
    }
  }

  return log
}
