import type { Kysely } from 'kysely'
import type { SessionRecord, ThreadRecord } from '../canonical.ts'
import { nowInstant } from './instants.ts'
import { bounds, toPage, toReading } from './paging.ts'
import { toSession, toSessionRow } from './sessionRow.ts'
import type { SessionStore } from './store.ts'
import type { SessionRow, Tables } from './tables.ts'
import { toNewThreadRow } from './threadRow.ts'

export function createSessionStore(db: Kysely<Tables>): SessionStore {
  return {
    async create(session) {
      const row = { ...toSessionRow(session), id: session.id, created_at: session.createdAt }
      await db.transaction().execute(async (trx) => {
        // A whole SessionRecord gives a whole row.
        await trx
          .insertInto('sessions')
          .values(row as SessionRow)
          .execute()
        await trx
          .insertInto('threads')
          .values(toNewThreadRow(toPrimaryThread(session)))
          .execute()
      })
    },
    async get(id) {
      const rows = await db.selectFrom('sessions').selectAll().where('id', '=', id).execute()
      return rows[0] && toSession(rows[0])
    },
    async update(id, changes) {
      const row = toSessionRow({ updatedAt: nowInstant(), ...changes })
      await db.updateTable('sessions').set(row).where('id', '=', id).execute()
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('sessions').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
    async list(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = db.selectFrom('sessions').selectAll()
      if (!query.includeArchived) select = select.where('archived_at', 'is', null)
      if (query.statuses !== undefined) {
        if (query.statuses.length === 0) return { items: [], hasMore: false }
        select = select.where('status', 'in', query.statuses)
      }
      if (query.agentId !== undefined) select = select.where('agent_id', '=', query.agentId)
      if (query.agentVersion !== undefined) select = select.where('agent_version', '=', query.agentVersion)
      if (query.deploymentId !== undefined) select = select.where('deployment_id', '=', query.deploymentId)
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      for (const bound of bounds(query.created)) select = select.where('created_at', bound.comparison, bound.instant)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toSession)
    },
    async listUnfinished() {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where('status', 'in', ['running', 'rescheduling'])
        .orderBy('id')
        .execute()
      return rows.map(toSession)
    },
  }
}

function toPrimaryThread(session: SessionRecord): ThreadRecord {
  return {
    id: session.threadId,
    sessionId: session.id,
    parentThreadId: null,
    agent: null,
    status: session.status === 'cancelled' ? 'idle' : session.status,
    stopReason: session.stopReason,
    usage: session.usage,
    activeMs: session.activeMs,
    archivedAt: null,
    createdAt: session.createdAt,
    updatedAt: session.updatedAt,
  }
}
