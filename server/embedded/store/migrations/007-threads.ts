import { type Kysely, type Migration, sql } from 'kysely'

/** Threads as rows of their own, and events that only their thread shows. */
export const threads: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('threads')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.id').onDelete('cascade'))
      .addColumn('parent_thread_id', 'text')
      .addColumn('agent', 'text')
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('stop_reason', 'text')
      .addColumn('usage', 'text', (column) => column.notNull())
      .addColumn('active_ms', 'integer', (column) => column.notNull())
      .addColumn('archived_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('threads_by_session').on('threads').columns(['session_id', 'id']).execute()
    await sql`
      insert into threads (id, session_id, status, stop_reason, usage, active_ms, created_at, updated_at)
      select thread_id, id, case status when 'cancelled' then 'idle' else status end, stop_reason, usage, active_ms,
        created_at, updated_at
      from sessions`.execute(db)
    await db.schema
      .alterTable('events')
      .addColumn('in_session', 'integer', (column) => column.notNull().defaultTo(1))
      .execute()
    await db.schema.createIndex('events_by_thread').on('events').columns(['session_id', 'thread_id', 'seq']).execute()
  },
}
