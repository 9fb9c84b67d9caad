import type { Kysely, Migration } from 'kysely'

export const files: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('files')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('filename', 'text', (column) => column.notNull())
      .addColumn('filename_folded', 'text', (column) => column.notNull())
      .addColumn('size_bytes', 'integer', (column) => column.notNull())
      .addColumn('mime_type', 'text', (column) => column.notNull())
      .addColumn('downloadable', 'integer', (column) => column.notNull())
      .addColumn('scope_id', 'text')
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('files_by_scope').on('files').columns(['scope_id', 'id']).execute()
    await db.schema
      .createTable('session_resources')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.id').onDelete('cascade'))
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('target_id', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('session_resources_by_session')
      .on('session_resources')
      .columns(['session_id', 'target_id'])
      .unique()
      .execute()
    await db.schema.createIndex('session_resources_by_target').on('session_resources').columns(['target_id']).execute()
  },
}
