import { type Kysely, sql } from 'kysely'
import type { AgentRecord } from '../canonical.ts'
import type { ListFilter } from './listQuery.ts'
import { bounds, toPage, toReading } from './paging.ts'
import { contains, countColumn, hasMetadata, toCount } from './searching.ts'
import type { AgentStore } from './store.ts'
import type { Tables } from './tables.ts'

/** Agents and their versions. A version is never changed; archiving marks the agent, whatever version is read. */
export function createAgentStore(db: Kysely<Tables>): AgentStore {
  const columns = ['agent_versions.record', 'agents.archived_at'] as const
  const all = () => db.selectFrom('agents').innerJoin('agent_versions', 'agent_versions.agent_id', 'agents.id')
  const joined = () => all().select(columns)

  /** Latest versions. */
  function matching({ includeArchived, created, name, metadata }: ListFilter) {
    let select = all().whereRef('agent_versions.version', '=', 'agents.version')
    if (!includeArchived) select = select.where('agents.archived_at', 'is', null)
    for (const bound of bounds(created)) select = select.where('agents.created_at', bound.comparison, bound.instant)
    if (name !== undefined) select = select.where(contains(sql`record ->> '$.name'`, name))
    if (metadata !== undefined) select = select.where(hasMetadata(sql`record -> '$.metadata'`, metadata))
    return select
  }

  return {
    async create(agent) {
      await db.transaction().execute(async (trx) => {
        const { id, version, archivedAt, createdAt } = agent
        await trx.insertInto('agents').values({ id, version, archived_at: archivedAt, created_at: createdAt }).execute()
        await trx
          .insertInto('agent_versions')
          .values({ agent_id: id, version, record: JSON.stringify(agent) })
          .execute()
      })
    },
    async get(id, version) {
      const query = joined().where('agents.id', '=', id)
      const rows = await (version === undefined
        ? query.whereRef('agent_versions.version', '=', 'agents.version')
        : query.where('agent_versions.version', '=', version)
      ).execute()
      return rows[0] && toAgent(rows[0])
    },
    addVersion: (agent) =>
      db.transaction().execute(async (trx) => {
        const { id, version } = agent
        const updated = await trx
          .updateTable('agents')
          .set({ version })
          .where('id', '=', id)
          .where('version', '=', version - 1)
          .executeTakeFirst()
        if (updated.numUpdatedRows === 0n) return false
        await trx
          .insertInto('agent_versions')
          .values({ agent_id: id, version, record: JSON.stringify(agent) })
          .execute()
        return true
      }),
    async archive(id, at) {
      await db.updateTable('agents').set({ archived_at: at }).where('id', '=', id).execute()
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('agents').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
    async list(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = matching(query).select(columns)
      if (cursor !== undefined) select = select.where('agents.id', comparison, cursor)
      return toPage(query, await select.orderBy('agents.id', direction).limit(rows).execute(), toAgent)
    },
    count: async (filter) => toCount(await matching(filter).select(countColumn).execute()),
    async versions(id, query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = joined().where('agents.id', '=', id)
      if (cursor !== undefined) select = select.where('agent_versions.version', comparison, Number(cursor))
      return toPage(query, await select.orderBy('agent_versions.version', direction).limit(rows).execute(), toAgent)
    },
  }
}

function toAgent(row: { record: string; archived_at: string | null }): AgentRecord {
  // Written by `create` and `addVersion` from an AgentRecord.
  return { ...(JSON.parse(row.record) as AgentRecord), archivedAt: row.archived_at }
}
