import { type Kysely, type Selectable, sql } from 'kysely'
import type { EnvironmentRecord, JsonObject } from '../canonical.ts'
import type { ListFilter } from './listQuery.ts'
import { bounds, toPage, toReading } from './paging.ts'
import { contains, countColumn, hasMetadata, toCount } from './searching.ts'
import type { EnvironmentStore } from './store.ts'
import type { Tables } from './tables.ts'

type Row = Selectable<Tables['environments']>

export function createEnvironmentStore(db: Kysely<Tables>): EnvironmentStore {
  function matching({ includeArchived, created, name, metadata }: ListFilter) {
    let select = db.selectFrom('environments')
    if (!includeArchived) select = select.where('archived_at', 'is', null)
    for (const bound of bounds(created)) select = select.where('created_at', bound.comparison, bound.instant)
    if (name !== undefined) select = select.where(contains(sql.ref('name'), name))
    if (metadata !== undefined) select = select.where(hasMetadata(sql.ref('environments.metadata'), metadata))
    return select
  }

  return {
    async create(environment) {
      await db.insertInto('environments').values(toRow(environment)).execute()
    },
    async get(id) {
      const rows = await db.selectFrom('environments').selectAll().where('id', '=', id).execute()
      return rows[0] && toEnvironment(rows[0])
    },
    async update(environment) {
      await db.updateTable('environments').set(toRow(environment)).where('id', '=', environment.id).execute()
    },
    async remove(id) {
      const { numDeletedRows } = await db
        .deleteFrom('environments')
        .where('id', '=', id)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('sessions').select('sessions.id').where('environment_id', '=', id))),
        )
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    async list(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = matching(query).selectAll()
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toEnvironment)
    },
    count: async (filter) => toCount(await matching(filter).select(countColumn).execute()),
  }
}

function toRow(environment: EnvironmentRecord): Row {
  const { config, metadata, archivedAt, createdAt, updatedAt, ...same } = environment
  return {
    ...same,
    config: JSON.stringify(config),
    metadata: JSON.stringify(metadata),
    archived_at: archivedAt,
    created_at: createdAt,
    updated_at: updatedAt,
  }
}

function toEnvironment(row: Row): EnvironmentRecord {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    // Both columns were written by `toRow`.
    config: JSON.parse(row.config) as JsonObject,
    metadata: JSON.parse(row.metadata) as Record<string, string>,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
