import { type Kysely, sql } from 'kysely'
import type { SessionRecord, ThreadRecord } from '../canonical.ts'
import { forgetErased } from './forgetErased.ts'
import { nowInstant } from './instants.ts'
import { bounds, toPage, toReading } from './paging.ts'
import { contains, countColumn, hasMetadata, toCount } from './searching.ts'
import { resourcesColumn, toResourceRow } from './sessionResourceStore.ts'
import { toSession, toSessionRow } from './sessionRow.ts'
import type { SessionFilter, SessionStore } from './store.ts'
import type { SessionRow, Tables } from './tables.ts'
import { toNewThreadRow } from './threadRow.ts'

export function createSessionStore(db: Kysely<Tables>): SessionStore {
  function matching(filter: SessionFilter) {
    let select = db.selectFrom('sessions')
    if (!filter.includeArchived) select = select.where('archived_at', 'is', null)
    if (filter.statuses !== undefined) select = select.where('status', 'in', filter.statuses)
    if (filter.agentId !== undefined) select = select.where('agent_id', '=', filter.agentId)
    if (filter.agentVersion !== undefined) select = select.where('agent_version', '=', filter.agentVersion)
    if (filter.deploymentId !== undefined) select = select.where('deployment_id', '=', filter.deploymentId)
    if (filter.memoryStoreId !== undefined) {
      const sessions = db.selectFrom('session_resources').select('session_id')
      select = select.where('id', 'in', sessions.where('target_id', '=', filter.memoryStoreId))
    }
    if (filter.name !== undefined) select = select.where(contains(sql.ref('title'), filter.name))
    if (filter.metadata !== undefined) select = select.where(hasMetadata(sql.ref('metadata'), filter.metadata))
    for (const bound of bounds(filter.created)) select = select.where('created_at', bound.comparison, bound.instant)
    return select
  }

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
      const isRemoved = await db.transaction().execute(async (trx) => {
        // Answers that are kept for repetition hold what the session held; the one that made it names it in its body.
        await trx
          .deleteFrom('idempotency')
          .where((is) => is.or([is('session_id', '=', id), is(sql`instr(body, ${id})`, '>', 0)]))
          .execute()
        const { numDeletedRows } = await trx.deleteFrom('sessions').where('id', '=', id).executeTakeFirst()
        return numDeletedRows > 0n
      })
      await forgetErased(db)
      return isRemoved
    },
    async list(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = matching(query).selectAll().select(resourcesColumn)
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toSession)
    },
    count: async (filter) => toCount(await matching(filter).select(countColumn).execute()),
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
