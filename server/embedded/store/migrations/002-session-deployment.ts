import type { Kysely, Migration } from 'kysely'

export const sessionDeployment: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('sessions').addColumn('deployment_id', 'text').execute()
    await db.schema.createIndex('sessions_by_deployment').on('sessions').columns(['deployment_id', 'id']).execute()
  },
}
