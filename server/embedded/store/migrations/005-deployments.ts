import type { Kysely, Migration } from 'kysely'

export const deployments: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('deployments')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('agent_id', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('next_run_at', 'text')
      .addColumn('archived_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('deployments_by_next_run').on('deployments').columns(['next_run_at']).execute()
    await db.schema
      .createTable('deployment_runs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('deployment_id', 'text', (column) => column.notNull().references('deployments.id'))
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('scheduled_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      // One run for one due time; runs that were asked for have none and are not held apart by it.
      .addUniqueConstraint('deployment_runs_due', ['deployment_id', 'scheduled_at'])
      .execute()
    await db.schema
      .createIndex('deployment_runs_by_deployment')
      .on('deployment_runs')
      .columns(['deployment_id', 'id'])
      .execute()
    await db.schema.createIndex('deployment_runs_by_outcome').on('deployment_runs').columns(['outcome']).execute()
  },
}
