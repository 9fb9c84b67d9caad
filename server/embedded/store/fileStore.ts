import { type Kysely, type Selectable, sql } from 'kysely'
import type { FileRecord } from '../canonical.ts'
import { nowInstant } from './instants.ts'
import type { Page, PageQuery } from './listQuery.ts'
import { toPage, toReading } from './paging.ts'
import { countColumn, escapeLike, hasMetadata, toCount } from './searching.ts'
import type { Tables } from './tables.ts'

export interface FileFilter {
  /** The session whose agent delivered the files. */
  scopeId?: string
  ids?: string[]
  purpose?: string
  /** Start of the file name, in any case. */
  namePrefix?: string
  /** Part of the file name, in any case. */
  name?: string
  metadata?: Record<string, string>
}

/** What is known of each file; the contents lie beside the database. A file past its time is not there any more. */
export interface FileStore {
  create(file: FileRecord): Promise<void>
  get(id: string): Promise<FileRecord | undefined>
  remove(id: string): Promise<boolean>
  list(query: PageQuery & FileFilter): Promise<Page<FileRecord>>
  count(filter: FileFilter): Promise<number>
  /** Forgets the files whose time is over and answers which they were. */
  removeExpired(): Promise<string[]>
  /** Bytes of the files that came out of a session. */
  bytesOfScope(sessionId: string): Promise<number>
  /** Sessions that are open and have the file mounted, at most `limit`. */
  sessionsWith(fileId: string, limit: number): Promise<string[]>
}

type Row = Selectable<Tables['files']>

export function createFileStore(db: Kysely<Tables>): FileStore {
  function matching({ scopeId, ids, purpose, namePrefix, name, metadata }: FileFilter) {
    let select = db
      .selectFrom('files')
      .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', nowInstant())]))
    if (scopeId !== undefined) select = select.where('scope_id', '=', scopeId)
    if (ids !== undefined) select = select.where('id', 'in', ids)
    if (purpose !== undefined) select = select.where('purpose', '=', purpose)
    if (namePrefix !== undefined) select = select.where(like(`${escapeLike(namePrefix.toLowerCase())}%`))
    if (name !== undefined) select = select.where(like(`%${escapeLike(name.toLowerCase())}%`))
    if (metadata !== undefined) select = select.where(hasMetadata(sql`metadata`, metadata))
    return select
  }

  return {
    async create(file) {
      await db.insertInto('files').values(toRow(file)).execute()
    },
    async get(id) {
      const row = await matching({}).selectAll().where('id', '=', id).executeTakeFirst()
      return row && toFile(row)
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('files').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
    async list(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      if (query.ids?.length === 0) return { items: [], hasMore: false }
      let select = matching(query).selectAll()
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toFile)
    },
    count: async (filter) => toCount(await matching(filter).select(countColumn).execute()),
    async removeExpired() {
      const rows = await db.deleteFrom('files').where('expires_at', '<=', nowInstant()).returning('id').execute()
      return rows.map(({ id }) => id)
    },
    async bytesOfScope(sessionId) {
      const { bytes } = await db
        .selectFrom('files')
        .where('scope_id', '=', sessionId)
        .select(sql<number>`coalesce(sum(size_bytes), 0)`.as('bytes'))
        .executeTakeFirstOrThrow()
      return bytes
    },
    async sessionsWith(fileId, limit) {
      const rows = await db
        .selectFrom('session_resources')
        .innerJoin('sessions', 'sessions.id', 'session_resources.session_id')
        .where('target_id', '=', fileId)
        .where('sessions.archived_at', 'is', null)
        .where('sessions.status', '!=', 'terminated')
        .select('sessions.id')
        .orderBy('sessions.id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}

const like = (pattern: string) => sql<boolean>`filename_folded like ${pattern} escape '\\'`

function toRow(file: FileRecord): Row {
  return {
    id: file.id,
    filename: file.filename,
    filename_folded: file.filename.toLowerCase(),
    size_bytes: file.sizeBytes,
    mime_type: file.mimeType,
    downloadable: file.downloadable ? 1 : 0,
    scope_id: file.scopeId,
    purpose: file.purpose,
    metadata: JSON.stringify(file.metadata),
    expires_at: file.expiresAt,
    created_at: file.createdAt,
  }
}

function toFile(row: Row): FileRecord {
  return {
    id: row.id,
    filename: row.filename,
    sizeBytes: row.size_bytes,
    mimeType: row.mime_type,
    downloadable: row.downloadable === 1,
    scopeId: row.scope_id,
    purpose: row.purpose,
    // Written by `toRow`.
    metadata: JSON.parse(row.metadata) as FileRecord['metadata'],
    expiresAt: row.expires_at,
    createdAt: row.created_at,
  }
}
