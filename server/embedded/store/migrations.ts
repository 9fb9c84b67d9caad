import { type Kysely, type Migration, Migrator } from 'kysely'

// A migration speaks to tables of its own day, which the types of today do not describe.
type AnySchema = Kysely<unknown>

const migrations: Record<string, Migration> = {
  '001-agents-environments-sessions-events': {
    async up(db: AnySchema) {
      await db.schema
        .createTable('agents')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('archived_at', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('agent_versions')
        .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id').onDelete('cascade'))
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('record', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('agent_versions_key', ['agent_id', 'version'])
        .execute()
      await db.schema
        .createTable('environments')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('description', 'text', (column) => column.notNull())
        .addColumn('config', 'text', (column) => column.notNull())
        .addColumn('metadata', 'text', (column) => column.notNull())
        .addColumn('archived_at', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('sessions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('agent_id', 'text', (column) => column.notNull())
        .addColumn('agent_version', 'integer', (column) => column.notNull())
        .addColumn('agent', 'text', (column) => column.notNull())
        .addColumn('environment_id', 'text', (column) => column.notNull().references('environments.id'))
        .addColumn('title', 'text')
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('stop_reason', 'text')
        .addColumn('metadata', 'text', (column) => column.notNull())
        .addColumn('environment_variables', 'text', (column) => column.notNull())
        .addColumn('thread_id', 'text', (column) => column.notNull())
        .addColumn('delta_flush_interval_ms', 'integer', (column) => column.notNull())
        .addColumn('usage', 'text', (column) => column.notNull())
        .addColumn('active_ms', 'integer', (column) => column.notNull())
        .addColumn('archived_at', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute()
      await db.schema.createIndex('sessions_by_agent').on('sessions').columns(['agent_id', 'id']).execute()
      await db.schema.createIndex('sessions_by_environment').on('sessions').columns(['environment_id']).execute()
      await db.schema.createIndex('sessions_by_status').on('sessions').columns(['status', 'id']).execute()
      await db.schema
        .createTable('events')
        .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.id').onDelete('cascade'))
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('thread_id', 'text', (column) => column.notNull())
        .addColumn('turn_id', 'text')
        .addColumn('processed_at', 'text', (column) => column.notNull())
        .addColumn('payload', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('events_key', ['session_id', 'seq'])
        .execute()
      await db.schema
        .createTable('idempotency')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('fingerprint', 'text', (column) => column.notNull())
        .addColumn('status', 'integer', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .execute()
      await db.schema.createIndex('idempotency_by_age').on('idempotency').columns(['created_at']).execute()
    },
  },
}

/** Brings the schema to the newest version; every step runs once and in order. Rejects with the failing step's error. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
