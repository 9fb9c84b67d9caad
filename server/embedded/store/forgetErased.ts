import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Takes what was erased out of the files too: pages that were freed are overwritten (`secure_delete`), but the log in
 * front of the database still holds their former content until it is emptied.
 */
export async function forgetErased(db: Kysely<Tables>): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}
