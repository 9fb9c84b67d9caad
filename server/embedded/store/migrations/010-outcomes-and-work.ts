import type { Kysely, Migration } from 'kysely'

/** Outcomes of sessions, and what waits for the workers of self-hosted environments. */
export const outcomesAndWork: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('sessions')
      .addColumn('self_hosted', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
    await db.schema
      .alterTable('sessions')
      .addColumn('outcome_evaluations', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute()
    await db.schema
      .createTable('work')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('environment_id', 'text', (column) =>
        column.notNull().references('environments.id').onDelete('cascade'),
      )
      .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.id').onDelete('cascade'))
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('worker_id', 'text')
      .addColumn('polled_at', 'text')
      .addColumn('lease_until', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('acknowledged_at', 'text')
      .addColumn('started_at', 'text')
      .addColumn('latest_heartbeat_at', 'text')
      .addColumn('stop_requested_at', 'text')
      .addColumn('stopped_at', 'text')
      .execute()
    await db.schema.createIndex('work_by_environment').on('work').columns(['environment_id', 'id']).execute()
  },
}
