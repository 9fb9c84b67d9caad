import { type Kysely, type Migration, Migrator } from 'kysely'
import { foundation } from './migrations/001-foundation.ts'
import { sessionDeployment } from './migrations/002-session-deployment.ts'
import { vaults } from './migrations/003-vaults.ts'
import { memoryStores } from './migrations/004-memory-stores.ts'
import { deployments } from './migrations/005-deployments.ts'
import { files } from './migrations/006-files.ts'
import { threads } from './migrations/007-threads.ts'
import { webhooks } from './migrations/008-webhooks.ts'
import { skills } from './migrations/009-skills.ts'
import { outcomesAndWork } from './migrations/010-outcomes-and-work.ts'
import { idempotencySession } from './migrations/011-idempotency-session.ts'

// Each file speaks to tables of its own day, which the types of today do not describe. The names decide the order and
// are what a database remembers of them: none may ever change.
const migrations: Record<string, Migration> = {
  '001-agents-environments-sessions-events': foundation,
  '002-session-deployment': sessionDeployment,
  '003-vaults': vaults,
  '004-memory-stores': memoryStores,
  '009-skills': skills,
  '005-deployments': deployments,
  '006-files': files,
  '007-threads': threads,
  '008-webhooks': webhooks,
  '010-outcomes-and-work': outcomesAndWork,
  '011-idempotency-session': idempotencySession,
}

/** Brings the schema to the newest version; every step runs once and in order. Rejects with the failing step's error. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
