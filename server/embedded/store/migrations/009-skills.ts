import type { Kysely, Migration } from 'kysely'

export const skills: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('skills')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('display_title', 'text', (column) => column.notNull())
      .addColumn('versions_made', 'integer', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('skill_versions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('skill_id', 'text', (column) => column.notNull().references('skills.id').onDelete('cascade'))
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('directory', 'text', (column) => column.notNull())
      .addColumn('size_bytes', 'integer', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('skill_versions_by_version', ['skill_id', 'version'])
      .execute()
  },
}
