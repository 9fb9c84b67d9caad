import type { Kysely } from 'kysely'
import type { SessionRecord, ThreadRecord } from '../canonical.ts'
import { nowInstant } from './instants.ts'
import { bounds, toPage, toReading } from './paging.ts'
import { resourcesColumn, toResourceRow } from './sessionResourceStore.ts'
import { toSession, toSessionRow } from './sessionRow.ts'
import type { SessionStore } from './store.ts'
import type { SessionRow, Tables } from './tables.ts'
import { toNewThreadRow } from './threadRow.ts'

export function createSessionStore(db: Kysely<Tables>): SessionStore {
  return {
    async create(session) {
      const row = { ...toSessionRow(session), id: session.id, created_at: session.createdAt }
      // A whole SessionRecord gives a whole row.
      const resources = session.resources.map((resource) => toResourceRow(session.id, resource))
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('sessions')
          .values(row as SessionRow)
          .execute()
        await trx
          .insertInto('threads')
          .values(toNewThreadRow(toPrimaryThread(session)))
          .execute()
        if (resources.length > 0) await trx.insertInto('session_resources').values(resources).execute()
      })
    },
    async get(id) {
      const rows = await db.selectFrom('sessions').selectAll().select(resourcesColumn).where('id', '=', id).execute()
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
      let select = db.selectFrom('sessions').selectAll().select(resourcesColumn)
      if (!query.includeArchived) select = select.where('archived_at', 'is', null)
      if (query.statuses !== undefined) {
        if (query.statuses.length === 0) return { items: [], hasMore: false }
        select = select.where('status', 'in', query.statuses)
      }
      if (query.agentId !== undefined) select = select.where('agent_id', '=', query.agentId)
      if (query.agentVersion !== undefined) select = select.where('agent_version', '=', query.agentVersion)
      if (query.deploymentId !== undefined) select = select.where('deployment_id', '=', query.deploymentId)
      if (query.memoryStoreId !== undefined) {
        const sessions = db.selectFrom('session_resources').select('session_id')
        select = select.where('id', 'in', sessions.where('target_id', '=', query.memoryStoreId))
      }
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      for (const bound of bounds(query.created)) select = select.where('created_at', bound.comparison, bound.instant)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toSession)
    },
    async listUnfinished() {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .select(resourcesColumn)
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
