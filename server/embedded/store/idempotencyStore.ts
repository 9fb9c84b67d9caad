import type { Kysely } from 'kysely'
import { toInstant } from './instants.ts'
import type { IdempotencyStore } from './store.ts'
import type { Tables } from './tables.ts'

const keptMs = 24 * 60 * 60 * 1000

/** Answers kept for 24 hours. Older ones are swept away whenever a new one is kept. */
export function createIdempotencyStore(db: Kysely<Tables>): IdempotencyStore {
  const oldest = () => toInstant((Date.now() - keptMs) * 1000)
  return {
    async get(key) {
      const rows = await db
        .selectFrom('idempotency')
        .select(['fingerprint', 'status', 'body'])
        .where('key', '=', key)
        .where('created_at', '>', oldest())
        .execute()
      const row = rows[0]
      return row && { fingerprint: row.fingerprint, status: row.status, body: row.body }
    },
    async put(key, { sessionId, ...answer }) {
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('idempotency').where('created_at', '<=', oldest()).execute()
        await trx.deleteFrom('idempotency').where('key', '=', key).execute()
        await trx
          .insertInto('idempotency')
          .values({ key, ...answer, created_at: toInstant(Date.now() * 1000), session_id: sessionId })
          .execute()
      })
    },
  }
}
