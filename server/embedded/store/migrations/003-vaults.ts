import type { Kysely, Migration } from 'kysely'

export const vaults: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('vaults')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('display_name', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('archived_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('vault_credentials')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('vault_id', 'text', (column) => column.notNull().references('vaults.id').onDelete('cascade'))
      .addColumn('auth', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('archived_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('vault_credentials_by_vault')
      .on('vault_credentials')
      .columns(['vault_id', 'id'])
      .execute()
    await db.schema
      .createTable('vault_key_check')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .alterTable('sessions')
      .addColumn('vault_ids', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute()
  },
}
