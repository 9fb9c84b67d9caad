import type { ThreadRecord } from '../canonical.ts'
import type { ThreadChanges } from './store.ts'
import type { ThreadRow } from './tables.ts'

/** Only the columns of the fields that are there, so that the same function writes a whole thread and a change to one. */
export function toThreadRow(thread: ThreadChanges): Partial<ThreadRow> {
  const row: Partial<ThreadRow> = {}
  if (thread.parentThreadId !== undefined) row.parent_thread_id = thread.parentThreadId
  if (thread.agent !== undefined) row.agent = thread.agent === null ? null : JSON.stringify(thread.agent)
  if (thread.status !== undefined) row.status = thread.status
  if (thread.stopReason !== undefined)
    row.stop_reason = thread.stopReason === null ? null : JSON.stringify(thread.stopReason)
  if (thread.usage !== undefined) row.usage = JSON.stringify(thread.usage)
  if (thread.activeMs !== undefined) row.active_ms = Math.round(thread.activeMs)
  if (thread.archivedAt !== undefined) row.archived_at = thread.archivedAt
  if (thread.updatedAt !== undefined) row.updated_at = thread.updatedAt
  return row
}

/** A whole row, for a thread that is new. */
export function toNewThreadRow(thread: ThreadRecord): ThreadRow {
  // A whole ThreadRecord gives a whole row.
  const row = toThreadRow(thread) as ThreadRow
  return { ...row, id: thread.id, session_id: thread.sessionId, created_at: thread.createdAt }
}

export function toThread(row: ThreadRow): ThreadRecord {
  // The JSON columns and the status were written by `toThreadRow` from a ThreadRecord.
  return {
    id: row.id,
    sessionId: row.session_id,
    parentThreadId: row.parent_thread_id,
    agent: row.agent === null ? null : (JSON.parse(row.agent) as ThreadRecord['agent']),
    status: row.status as ThreadRecord['status'],
    stopReason: row.stop_reason === null ? null : (JSON.parse(row.stop_reason) as ThreadRecord['stopReason']),
    usage: JSON.parse(row.usage) as ThreadRecord['usage'],
    activeMs: row.active_ms,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
