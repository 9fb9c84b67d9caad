import { type Kysely, sql } from 'kysely'
import type { SessionResource } from '../canonical.ts'
import type { Tables } from './tables.ts'

/** What is mounted in sessions. Each session is read with its resources; here they are added and taken away. */
export interface SessionResourceStore {
  /** False when the session has this file or memory store already. */
  add(sessionId: string, resource: SessionResource): Promise<boolean>
  remove(sessionId: string, resourceId: string): Promise<boolean>
}

export function createSessionResourceStore(db: Kysely<Tables>): SessionResourceStore {
  return {
    async add(sessionId, resource) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('session_resources')
        .values(toResourceRow(sessionId, resource))
        .onConflict((conflict) => conflict.columns(['session_id', 'target_id']).doNothing())
        .executeTakeFirst()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async remove(sessionId, resourceId) {
      const { numDeletedRows } = await db
        .deleteFrom('session_resources')
        .where('session_id', '=', sessionId)
        .where('id', '=', resourceId)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

export function toResourceRow(sessionId: string, resource: SessionResource) {
  return {
    id: resource.id,
    session_id: sessionId,
    type: resource.type,
    target_id: resource.type === 'file' ? resource.fileId : resource.memoryStoreId,
    record: JSON.stringify(resource),
  }
}

/** A column of `sessions` with what is mounted in each, oldest first, as a JSON list. */
export const resourcesColumn = sql<string>`(
  select json_group_array(json(record)) from (
    select record from session_resources where session_id = sessions.id order by session_resources.id
  )
)`.as('resources')
