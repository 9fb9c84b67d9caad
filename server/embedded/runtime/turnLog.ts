import type { JsonObject, NewEvent, SessionRecord, StoredEvent } from '../canonical.ts'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import { readHistory, rememberedTypes } from './readHistory.ts'

export type SessionChanges = Partial<Omit<SessionRecord, 'id' | 'createdAt'>>

/** The events of one session as its turn needs them: what is appended goes to disk first and is then remembered here. */
export interface TurnLog {
  /** Kept in step with what was appended. */
  session: SessionRecord
  turnId: string | null
  /** Oldest first; only the types a turn looks at, and of a long session only its last turns. */
  events: StoredEvent[]
  event(type: string, payload?: JsonObject, id?: string): NewEvent
  append(events: NewEvent[], changes?: SessionChanges): Promise<StoredEvent[]>
  /** Replaces `events` by what is on disk, all at once. Nothing may be appended through this log meanwhile. */
  load(signal?: AbortSignal): Promise<void>
}

export function createTurnLog(store: Store, session: SessionRecord, turnId: string | null): TurnLog {
  const log: TurnLog = {
    session: { ...session },
    turnId,
    events: [],
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
      log.events = await readHistory(store, session.id, signal)
    },
  }

  function remember(events: StoredEvent[]) {
    log.events.push(...events.filter(({ type }) => rememberedTypes.has(type)))
  }

  return log
}
