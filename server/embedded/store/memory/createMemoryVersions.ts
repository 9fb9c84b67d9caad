import type { Kysely } from 'kysely'
import type { MemoryActor, MemoryVersionRecord } from '../../memory.ts'
import { MemoryConflict, notFound } from '../../problem.ts'
import { forgetErased } from '../forgetErased.ts'
import { nowInstant } from '../instants.ts'
import type { CreatedRange, Page, PageQuery } from '../listQuery.ts'
import { bounds, toPage, toReading } from '../paging.ts'
import type { Tables } from '../tables.ts'
import { toVersion } from './memoryRows.ts'

export interface VersionFilter {
  memoryId: string | undefined
  operation: MemoryVersionRecord['operation'] | undefined
  sessionId: string | undefined
  /** Only what was written through the API. */
  byApi: boolean
  created: CreatedRange
}

export interface MemoryVersions {
  get(storeId: string, id: string): Promise<MemoryVersionRecord | undefined>
  list(storeId: string, query: PageQuery & VersionFilter): Promise<Page<MemoryVersionRecord>>
  /** Erases the content for ever, from the files of the database too. A repeated redaction is a `MemoryConflict`. */
  redact(storeId: string, id: string, by: MemoryActor): Promise<MemoryVersionRecord>
}

export function createMemoryVersions(db: Kysely<Tables>): MemoryVersions {
  const select = (storeId: string) => db.selectFrom('memory_versions').selectAll().where('store_id', '=', storeId)

  async function get(storeId: string, id: string) {
    const [row] = await select(storeId).where('id', '=', id).execute()
    return row && toVersion(row)
  }

  return {
    get,
    async list(storeId, query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let found = select(storeId)
      if (query.memoryId !== undefined) found = found.where('memory_id', '=', query.memoryId)
      if (query.operation !== undefined) found = found.where('operation', '=', query.operation)
      if (query.sessionId !== undefined) found = found.where('session_id', '=', query.sessionId)
      if (query.byApi) found = found.where('session_id', 'is', null)
      if (cursor !== undefined) found = found.where('id', comparison, cursor)
      for (const bound of bounds(query.created)) found = found.where('created_at', bound.comparison, bound.instant)
      return toPage(query, await found.orderBy('id', direction).limit(rows).execute(), toVersion)
    },
    async redact(storeId, id, by) {
      const { numUpdatedRows } = await db
        .updateTable('memory_versions')
        .set({ content: null, redacted_at: nowInstant(), redacted_by: JSON.stringify(by) })
        .where('store_id', '=', storeId)
        .where('id', '=', id)
        .where('redacted_at', 'is', null)
        .executeTakeFirst()
      const version = await get(storeId, id)
      if (!version) throw notFound('Memory version', id)
      if (numUpdatedRows === 0n) throw new MemoryConflict('redacted', `Memory version '${id}' is redacted already.`)
      await forgetErased(db)
      return version
    },
  }
}
