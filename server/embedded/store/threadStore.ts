import type { Kysely } from 'kysely'
import { toPage, toReading } from './paging.ts'
import type { ThreadStore } from './store.ts'
import type { Tables } from './tables.ts'
import { toThread } from './threadRow.ts'

/** Reads threads; they are written together with the events that tell of them. */
export function createThreadStore(db: Kysely<Tables>): ThreadStore {
  const ofSession = (sessionId: string) => db.selectFrom('threads').selectAll().where('session_id', '=', sessionId)

  return {
    async get(sessionId, threadId) {
      const rows = await ofSession(sessionId).where('id', '=', threadId).execute()
      return rows[0] && toThread(rows[0])
    },
    async list(sessionId, query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'asc')
      let select = ofSession(sessionId)
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toThread)
    },
    async listLiving(sessionId) {
      const rows = await ofSession(sessionId).where('status', '!=', 'terminated').orderBy('id').execute()
      return rows.map(toThread)
    },
  }
}
