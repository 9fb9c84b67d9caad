import type { Kysely, Transaction } from 'kysely'
import type { NewEvent, StoredEvent } from '../canonical.ts'
import { writeJson } from '../exactJson.ts'
import { notFound, type Problem } from '../problem.ts'
import type { DeliveryRecord } from '../webhooks/webhook.ts'
import { createId } from './ids.ts'
import { instantAfter } from './instants.ts'
import { type SessionChanges, toSessionRow } from './sessionRow.ts'
import type { ThreadWrite } from './store.ts'
import type { SessionRow, Tables } from './tables.ts'
import { toNewThreadRow, toThreadRow } from './threadRow.ts'
import { toDeliveryRow } from './webhookStore.ts'

export interface Write {
  sessionId: string
  events: NewEvent[]
  session: SessionChanges | undefined
  threads: ThreadWrite[]
}

/** SQLite allows 32,766 parameters in a statement; an event takes nine. */
const rowsPerInsert = 1000

/**
 * Writes all of them in one transaction and answers for each. A session that does not exist fails alone; anything the
 * database refuses rejects the whole and leaves nothing behind.
 */
export function writeEvents(
  db: Kysely<Tables>,
  writes: Write[],
  toDeliveries: (event: StoredEvent) => DeliveryRecord[],
): Promise<(StoredEvent[] | Problem)[]> {
  return db.transaction().execute(async (trx) => {
    const ends = await readEnds(trx, [...new Set(writes.map((write) => write.sessionId))])
    const changes = new Map<string, Partial<SessionRow>>()
    const stored: StoredEvent[] = []
    const threads: { sessionId: string; write: ThreadWrite; at: string }[] = []
    const answers = writes.map(({ sessionId, events, session, threads: own }): StoredEvent[] | Problem => {
      const end = ends.get(sessionId)
      if (!end) return notFound('Session', sessionId)
      const written = events.map((event): StoredEvent => {
        end.seq += 1
        end.processedAt = event.processedAt ?? instantAfter(end.processedAt)
        return { ...event, id: event.id ?? createId('evt'), seq: end.seq, sessionId, processedAt: end.processedAt }
      })
      stored.push(...written)
      if (session) {
        const row = toSessionRow({ updatedAt: end.processedAt ?? instantAfter(undefined), ...session })
        changes.set(sessionId, { ...changes.get(sessionId), ...row })
      }
      const at = end.processedAt ?? instantAfter(undefined)
      threads.push(...own.map((write) => ({ sessionId, write, at })))
      return written
    })
    for (let from = 0; from < stored.length; from += rowsPerInsert)
      await trx
        .insertInto('events')
        .values(stored.slice(from, from + rowsPerInsert).map(toRow))
        .execute()
    for (const [sessionId, row] of changes)
      await trx.updateTable('sessions').set(row).where('id', '=', sessionId).execute()
    for (const thread of threads) await writeThread(trx, thread)
    await writeDeliveries(trx, stored.flatMap(toDeliveries))
    return answers
  })
}

async function writeThread(trx: Transaction<Tables>, thread: { sessionId: string; write: ThreadWrite; at: string }) {
  const { sessionId, write, at } = thread
  if ('create' in write) {
    await trx.insertInto('threads').values(toNewThreadRow(write.create)).execute()
    return
  }
  const row = toThreadRow({ updatedAt: at, ...write.changes })
  await trx.updateTable('threads').set(row).where('session_id', '=', sessionId).where('id', '=', write.id).execute()
}

/** An endpoint may have been removed a moment ago: that must not take the events with it. */
async function writeDeliveries(trx: Transaction<Tables>, deliveries: DeliveryRecord[]) {
  if (deliveries.length === 0) return
  const endpoints = await trx.selectFrom('webhook_endpoints').select('id').execute()
  const ids = new Set(endpoints.map(({ id }) => id))
  const rows = deliveries.filter(({ endpointId }) => ids.has(endpointId)).map(toDeliveryRow)
  for (let from = 0; from < rows.length; from += rowsPerInsert)
    await trx
      .insertInto('webhook_deliveries')
      .values(rows.slice(from, from + rowsPerInsert))
      .execute()
}

/** The place behind the last event of each session that exists. */
async function readEnds(trx: Transaction<Tables>, sessionIds: string[]) {
  const ends = new Map<string, { seq: number; processedAt: string | undefined }>()
  const sessions = await trx.selectFrom('sessions').select('id').where('id', 'in', sessionIds).execute()
  for (const { id } of sessions) {
    const rows = await trx
      .selectFrom('events')
      .select(['seq', 'processed_at'])
      .where('session_id', '=', id)
      .orderBy('seq', 'desc')
      .limit(1)
      .execute()
    ends.set(id, { seq: rows[0]?.seq ?? 0, processedAt: rows[0]?.processed_at })
  }
  return ends
}

function toRow(event: StoredEvent): Tables['events'] {
  return {
    session_id: event.sessionId,
    seq: event.seq,
    id: event.id,
    type: event.type,
    thread_id: event.threadId,
    turn_id: event.turnId,
    processed_at: event.processedAt,
    payload: writeJson(event.payload),
    in_session: event.isThreadOnly ? 0 : 1,
  }
}
