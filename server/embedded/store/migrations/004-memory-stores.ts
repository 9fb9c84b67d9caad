import type { Kysely, Migration } from 'kysely'

export const memoryStores: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('memory_stores')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('archived_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('memories')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('store_id', 'text', (column) => column.notNull().references('memory_stores.id').onDelete('cascade'))
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('size_bytes', 'integer', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('version_id', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('memories_by_path', ['store_id', 'path'])
      .execute()
    await db.schema
      .createTable('memory_versions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('store_id', 'text', (column) => column.notNull().references('memory_stores.id').onDelete('cascade'))
      .addColumn('memory_id', 'text', (column) => column.notNull())
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('content', 'text')
      .addColumn('size_bytes', 'integer', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('session_id', 'text')
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('redacted_at', 'text')
      .addColumn('redacted_by', 'text')
      .execute()
    await db.schema
      .createIndex('memory_versions_by_memory')
      .on('memory_versions')
      .columns(['store_id', 'memory_id', 'id'])
      .execute()
    await db.schema.createIndex('memory_versions_by_session').on('memory_versions').columns(['session_id']).execute()
  },
}
