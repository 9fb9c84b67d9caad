import type { Kysely, Migration } from 'kysely'

/** Which session a kept answer is about, so that it goes with the session. */
export const idempotencySession: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('idempotency').addColumn('session_id', 'text').execute()
  },
}
