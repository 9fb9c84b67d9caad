import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type MemoryActor, type MemoryRecord, type MemoryVersionRecord, maxMemoriesPerStore } from '../../memory.ts'
import { invalid, MemoryConflict, notFound } from '../../problem.ts'
import { createId } from '../ids.ts'
import { nowInstant } from '../instants.ts'
import type { Tables } from '../tables.ts'
import { toMemory, toMemoryRow, toVersionRow } from './memoryRows.ts'

export interface NewMemory {
  path: string
  content: string
  metadata: Record<string, string>
}

export interface MemoryChange {
  path?: string
  content?: string
  /** The whole metadata as it is to be, from what it is. */
  metadata?: (kept: Record<string, string>) => Record<string, string>
  /** Hash the content must have now. */
  expectedSha256?: string | undefined
}

/**
 * Writes to memories. Preconditions are checked and the version is written in one transaction; what cannot be done is
 * a `Problem`, of which `MemoryConflict` says why.
 */
export interface Memories {
  create(storeId: string, memory: NewMemory, by: MemoryActor): Promise<MemoryRecord>
  update(storeId: string, id: string, change: MemoryChange, by: MemoryActor): Promise<MemoryRecord>
  remove(storeId: string, id: string, expectedSha256: string | undefined, by: MemoryActor): Promise<void>
}

export function createMemories(db: Kysely<Tables>): Memories {
  const write = <T>(storeId: string, action: (trx: Transaction<Tables>) => Promise<T>) =>
    db.transaction().execute(async (trx) => {
      const [store] = await trx.selectFrom('memory_stores').select('archived_at').where('id', '=', storeId).execute()
      if (!store) throw notFound('Memory store', storeId)
      if (store.archived_at !== null)
        throw new MemoryConflict('archived', `Memory store '${storeId}' is archived and takes no more changes.`)
      return action(trx)
    })

  return {
    create: (storeId, { path, content, metadata }, by) =>
      write(storeId, async (trx) => {
        await checkPath(trx, storeId, path, null)
        await checkRoom(trx, storeId)
        const at = nowInstant()
        const memory: MemoryRecord = {
          id: createId('mem'),
          storeId,
          path,
          ...measured(content),
          version: 1,
          versionId: createId('memver'),
          metadata,
          createdAt: at,
          updatedAt: at,
        }
        await trx.insertInto('memories').values(toMemoryRow(memory)).execute()
        await addVersion(trx, memory, 'created', by)
        return memory
      }),

    update: (storeId, id, change, by) =>
      write(storeId, async (trx) => {
        const memory = await getMemory(trx, storeId, id)
        checkHash(memory, change.expectedSha256)
        if (change.path !== undefined && change.path !== memory.path) await checkPath(trx, storeId, change.path, id)
        const changed: MemoryRecord = {
          ...memory,
          path: change.path ?? memory.path,
          ...(change.content === undefined ? {} : measured(change.content)),
          metadata: change.metadata?.(memory.metadata) ?? memory.metadata,
          version: memory.version + 1,
          versionId: createId('memver'),
          updatedAt: nowInstant(),
        }
        await trx.updateTable('memories').set(toMemoryRow(changed)).where('id', '=', id).execute()
        await addVersion(trx, changed, 'updated', by)
        return changed
      }),

    remove: (storeId, id, expectedSha256, by) =>
      write(storeId, async (trx) => {
        const memory = await getMemory(trx, storeId, id)
        checkHash(memory, expectedSha256)
        await trx.deleteFrom('memories').where('id', '=', id).execute()
        await addVersion(trx, { ...memory, versionId: createId('memver'), updatedAt: nowInstant() }, 'deleted', by)
      }),
  }
}

async function getMemory(trx: Transaction<Tables>, storeId: string, id: string): Promise<MemoryRecord> {
  const [row] = await trx
    .selectFrom('memories')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('id', '=', id)
    .execute()
  if (!row) throw notFound('Memory', id)
  return toMemory(row)
}

function measured(content: string) {
  return {
    content,
    sizeBytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content, 'utf8').digest('hex'),
  }
}

function checkHash({ id, sha256, version }: MemoryRecord, expected: string | undefined): void {
  if (expected === undefined || expected.toLowerCase() === sha256) return
  throw new MemoryConflict(
    'changed',
    `Memory '${id}' was changed meanwhile: it is at version ${version} with content_sha256 ${sha256}. Read it again.`,
    'content_sha256',
  )
}

/** A path must be free, no folder of other memories, and not lie inside another memory: all of them become files. */
async function checkPath(trx: Transaction<Tables>, storeId: string, path: string, ownId: string | null) {
  const folders = path.split('/').flatMap((_, index, parts) => (index === 0 ? [] : [parts.slice(0, index).join('/')]))
  const inside = `${path}/`
  const rows = await trx
    .selectFrom('memories')
    .select('path')
    .where('store_id', '=', storeId)
    .where(({ eb, or }) =>
      or([eb('path', 'in', [path, ...folders]), eb(sql<string>`substr(path, 1, length(${inside}))`, '=', inside)]),
    )
    .$if(ownId !== null, (select) => select.where('id', '!=', ownId))
    .limit(1)
    .execute()
  const [taken] = rows
  if (!taken) return
  const why =
    taken.path === path
      ? 'is in use by another memory'
      : folders.includes(taken.path)
        ? `would lie inside the memory '${taken.path}'`
        : `is a folder of other memories, such as '${taken.path}'`
  throw new MemoryConflict('path_taken', `The path '${path}' ${why}.`, 'path')
}

async function checkRoom(trx: Transaction<Tables>, storeId: string): Promise<void> {
  const { entries } = await trx
    .selectFrom('memories')
    .select(({ fn }) => fn.countAll<number>().as('entries'))
    .where('store_id', '=', storeId)
    .executeTakeFirstOrThrow()
  if (entries >= maxMemoriesPerStore) throw invalid(`A memory store holds at most ${maxMemoriesPerStore} memories.`)
}

async function addVersion(
  trx: Transaction<Tables>,
  memory: MemoryRecord,
  operation: MemoryVersionRecord['operation'],
  by: MemoryActor,
): Promise<void> {
  const version: MemoryVersionRecord = {
    id: memory.versionId,
    storeId: memory.storeId,
    memoryId: memory.id,
    path: memory.path,
    content: operation === 'deleted' ? null : memory.content,
    sizeBytes: memory.sizeBytes,
    sha256: memory.sha256,
    operation,
    createdAt: memory.updatedAt,
    createdBy: by,
    redactedAt: null,
    redactedBy: null,
  }
  await trx.insertInto('memory_versions').values(toVersionRow(version)).execute()
  await trx
    .updateTable('memory_stores')
    .set({ updated_at: memory.updatedAt })
    .where('id', '=', memory.storeId)
    .execute()
}
