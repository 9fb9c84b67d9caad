import { type Kysely, type Selectable, sql } from 'kysely'
import type { MemoryStoreRecord } from '../../memory.ts'
import { forgetErased } from '../forgetErased.ts'
import type { CreatedRange, Page, PageQuery } from '../listQuery.ts'
import { bounds, toPage, toReading } from '../paging.ts'
import type { Tables } from '../tables.ts'

type StoredFields = Pick<MemoryStoreRecord, 'name' | 'description' | 'metadata' | 'archivedAt' | 'updatedAt'>

export interface MemoryStores {
  create(store: MemoryStoreRecord): Promise<void>
  get(id: string): Promise<MemoryStoreRecord | undefined>
  update(id: string, fields: StoredFields): Promise<void>
  /** With its memories and their whole history. */
  remove(id: string): Promise<boolean>
  list(
    query: PageQuery & { includeArchived: boolean; name: string | undefined; created: CreatedRange },
  ): Promise<Page<MemoryStoreRecord>>
}

export function createMemoryStores(db: Kysely<Tables>): MemoryStores {
  const select = () =>
    db
      .selectFrom('memory_stores')
      .selectAll()
      .select([
        sql<number>`(select count(*) from memories where store_id = memory_stores.id)`.as('entry_count'),
        sql<number>`(select coalesce(sum(size_bytes), 0) from memories where store_id = memory_stores.id)`.as(
          'total_size',
        ),
      ])

  return {
    async create(store) {
      await db
        .insertInto('memory_stores')
        .values({ id: store.id, created_at: store.createdAt, ...toColumns(store) })
        .execute()
    },
    async get(id) {
      const [row] = await select().where('id', '=', id).execute()
      return row && toMemoryStore(row)
    },
    async update(id, fields) {
      await db.updateTable('memory_stores').set(toColumns(fields)).where('id', '=', id).execute()
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('memory_stores').where('id', '=', id).executeTakeFirst()
      await forgetErased(db)
      return numDeletedRows > 0n
    },
    async list(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let found = select()
      if (!query.includeArchived) found = found.where('archived_at', 'is', null)
      if (query.name !== undefined) found = found.where(sql`instr(lower(name), lower(${query.name}))`, '>', 0)
      if (cursor !== undefined) found = found.where('id', comparison, cursor)
      for (const bound of bounds(query.created)) found = found.where('created_at', bound.comparison, bound.instant)
      return toPage(query, await found.orderBy('id', direction).limit(rows).execute(), toMemoryStore)
    },
  }
}

function toColumns({ name, description, metadata, archivedAt, updatedAt }: StoredFields) {
  return {
    name,
    description,
    metadata: JSON.stringify(metadata),
    archived_at: archivedAt,
    updated_at: updatedAt,
  }
}

function toMemoryStore(
  row: Selectable<Tables['memory_stores']> & { entry_count: number; total_size: number },
): MemoryStoreRecord {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    metadata: JSON.parse(row.metadata) as Record<string, string>, // written by `toColumns`
    entryCount: row.entry_count,
    totalSize: row.total_size,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
