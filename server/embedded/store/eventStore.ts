import type { Kysely } from 'kysely'
import type { JsonObject, StoredEvent } from '../canonical.ts'
import { readJson } from '../exactJson.ts'
import { invalid } from '../problem.ts'
import type { DeliveryRecord } from '../webhooks/webhook.ts'
import { createAppendQueue } from './appendQueue.ts'
import { createDeltaBatches } from './deltaBatches.ts'
import { createEventFeed } from './eventFeed.ts'
import { bounds, toPage, toReading } from './paging.ts'
import type { EventStore } from './store.ts'
import type { Tables } from './tables.ts'
import { type Write, writeEvents } from './writeEvents.ts'

const ends = new Set(['session.status_idle', 'session.status_terminated', 'session.deleted'])

/** The events of all sessions: on disk first, then told. `settled` waits for what was appended so far. */
export function createEventStore(db: Kysely<Tables>): EventStore & { settled(): Promise<void>; close(): void } {
  const feed = createEventFeed()
  let toDeliveries: (event: StoredEvent) => DeliveryRecord[] = () => []
  const write = (writes: Write[]) => writeEvents(db, writes, toDeliveries)
  const queue = createAppendQueue({ write, deliver: feed.deliver })
  const deltas = createDeltaBatches({ intervalOf, send: queue.preview })

  async function intervalOf(sessionId: string): Promise<number> {
    const rows = await db.selectFrom('sessions').select('delta_flush_interval_ms').where('id', '=', sessionId).execute()
    return rows[0]?.delta_flush_interval_ms ?? 100
  }

  async function get(sessionId: string, eventId: string): Promise<StoredEvent | undefined> {
    const rows = await db
      .selectFrom('events')
      .selectAll()
      .where('id', '=', eventId)
      .where('session_id', '=', sessionId)
      .execute()
    return rows[0] && toEvent(rows[0])
  }

  return {
    get,
    append(sessionId, events, session, threads = []) {
      deltas.flush(sessionId)
      if (events.some((event) => ends.has(event.type))) deltas.forget(sessionId)
      return queue.append({ sessionId, events, session, threads })
    },
    async list(sessionId, query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'asc')
      let select = db.selectFrom('events').selectAll().where('session_id', '=', sessionId)
      select =
        query.threadId === undefined
          ? select.where('in_session', '=', 1)
          : select.where('thread_id', '=', query.threadId)
      if (query.types !== undefined) {
        if (query.types.length === 0) return { items: [], hasMore: false }
        select = select.where('type', 'in', query.types)
      }
      for (const bound of bounds(query.created)) select = select.where('processed_at', bound.comparison, bound.instant)
      if (cursor !== undefined) {
        const found = await get(sessionId, cursor)
        if (!found || (query.threadId === undefined ? found.isThreadOnly : found.threadId !== query.threadId))
          throw invalid(
            `The cursor '${cursor}' is not an event of this ${query.threadId === undefined ? 'session' : 'thread'}.`,
            query.cursorName,
          )
        select = select.where('seq', comparison, found.seq)
      }
      return toPage(query, await select.orderBy('seq', direction).limit(rows).execute(), toEvent)
    },
    async listAfterSeq(sessionId, seq, limit) {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('session_id', '=', sessionId)
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map(toEvent)
    },
    async lastSeq(sessionId) {
      const rows = await db
        .selectFrom('events')
        .select('seq')
        .where('session_id', '=', sessionId)
        .orderBy('seq', 'desc')
        .limit(1)
        .execute()
      return rows[0]?.seq ?? 0
    },
    async turnStart(sessionId) {
      const inTurn = () =>
        db
          .selectFrom('events')
          .select(['seq', 'turn_id'])
          .where('session_id', '=', sessionId)
          .where('turn_id', 'is not', null)
      const [last] = await inTurn().orderBy('seq', 'desc').limit(1).execute()
      if (!last) return undefined
      const [before] = await inTurn().where('turn_id', '!=', last.turn_id).orderBy('seq', 'desc').limit(1).execute()
      const [first] = await inTurn()
        .where('seq', '>', before?.seq ?? 0)
        .orderBy('seq')
        .limit(1)
        .execute()
      return first?.seq
    },
    subscribe: feed.subscribe,
    subscribeAll: feed.subscribeAll,
    keepWith(given) {
      toDeliveries = given
    },
    publish: deltas.add,
    settled: queue.settled,
    close: deltas.close,
  }
}

function toEvent(row: Tables['events']): StoredEvent {
  return {
    id: row.id,
    seq: row.seq,
    sessionId: row.session_id,
    type: row.type,
    threadId: row.thread_id,
    turnId: row.turn_id,
    processedAt: row.processed_at,
    // Written by `writeEvents` from an event's payload.
    payload: readJson(row.payload) as JsonObject,
    ...(row.in_session === 0 ? { isThreadOnly: true } : {}),
  }
}
