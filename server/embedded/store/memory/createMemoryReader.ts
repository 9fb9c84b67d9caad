import { type Kysely, sql } from 'kysely'
import type { MemoryPrefix, MemoryRecord } from '../../memory.ts'
import type { Page, PageQuery } from '../listQuery.ts'
import { toPage, toReading } from '../paging.ts'
import type { Tables } from '../tables.ts'
import { toMemory } from './memoryRows.ts'

export interface MemoryReader {
  get(storeId: string, id: string): Promise<MemoryRecord | undefined>
  list(storeId: string, query: PageQuery & { pathPrefix: string }): Promise<Page<MemoryRecord>>
  /** What lies directly behind the prefix, by path: memories, and folders for what is deeper. Cursors are paths. */
  listLevel(storeId: string, query: PageQuery & { pathPrefix: string }): Promise<Page<MemoryRecord | MemoryPrefix>>
  /** Every live memory without its content, by path. */
  listHashes(storeId: string): Promise<Pick<MemoryRecord, 'id' | 'path' | 'sha256'>[]>
}

export function createMemoryReader(db: Kysely<Tables>): MemoryReader {
  const select = (storeId: string, pathPrefix = '') => {
    const rows = db.selectFrom('memories').where('store_id', '=', storeId)
    if (pathPrefix === '') return rows
    return rows.where(sql`substr(path, 1, length(${pathPrefix}))`, '=', pathPrefix)
  }

  return {
    async get(storeId, id) {
      const [row] = await select(storeId).selectAll().where('id', '=', id).execute()
      return row && toMemory(row)
    },
    async list(storeId, query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let found = select(storeId, query.pathPrefix).selectAll()
      if (cursor !== undefined) found = found.where('id', comparison, cursor)
      return toPage(query, await found.orderBy('id', direction).limit(rows).execute(), toMemory)
    },
    async listLevel(storeId, query) {
      const paths = await select(storeId, query.pathPrefix).select(['id', 'path']).execute()
      const { cursor, comparison, direction, rows } = toReading(query, 'asc')
      const level = new Map(paths.map(({ id, path }) => toLevel(id, path, query.pathPrefix)))
      const sign = direction === 'asc' ? 1 : -1
      const names = [...level.keys()]
        .filter((name) => cursor === undefined || (comparison === '>' ? name > cursor : name < cursor))
        .sort((a, b) => (a < b ? -sign : sign))
        .slice(0, rows)
      const ids = names.flatMap((name) => level.get(name) ?? [])
      const found = ids.length === 0 ? [] : await select(storeId).selectAll().where('id', 'in', ids).execute()
      const memories = new Map(found.map((row) => [row.path, toMemory(row)]))
      return toPage(query, names, (name) => memories.get(name) ?? { prefix: name })
    },
    async listHashes(storeId) {
      return select(storeId).select(['id', 'path', 'sha256']).orderBy('path').execute()
    },
  }
}

/** The name of a path at the level behind a prefix, with the id when the path itself is at that level. */
function toLevel(id: string, path: string, pathPrefix: string): [name: string, id: string | null] {
  const slash = path.indexOf('/', pathPrefix.length)
  return slash < 0 ? [path, id] : [path.slice(0, slash + 1), null]
}
