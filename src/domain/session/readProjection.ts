import type { StopReason } from './events.ts'
import type { PendingAction } from './liveSessionContract.ts'
import type { LogEntry } from './logEntry.ts'
import type { Projection } from './projection.ts'
import { pendingIds, settleTurnRows } from './projectionRows.ts'
import { placeOf, rowAt } from './rowList.ts'
import type { Timeline } from './timeline.ts'
import { turnIndexAt } from './turns.ts'

/** Reading access to the rows. Make a new one after each change, so that its identity says so. */
export function toTimeline(projection: Projection, entries: ReadonlyMap<string, LogEntry>): Timeline {
  settleTurnRows(projection)
  const { rows, turns } = projection
  return {
    length: rows.length,
    at: (index) => rowAt(rows, index),
    indexOf(eventId) {
      const entry = entries.get(eventId)
      if (!entry) return -1
      const cell = entry.cell ?? turns.list[turnIndexAt(turns, entry.seq)]?.cell
      return cell ? placeOf(rows, cell) : -1
    },
  }
}

/** The session's status by its events. Once everything it waited for is answered it counts as running. */
export function readStatus(projection: Projection): { status: string; stopReason: StopReason | null } {
  const { reached } = projection
  if (!reached) return { status: 'idle', stopReason: null }
  const { status, stopReason } = reached
  const isAnswered = stopReason?.type === 'requires_action' && stopReason.eventIds.length > 0
  if (isAnswered && pendingIds(projection).length === 0) return { status: 'running', stopReason: null }
  return { status, stopReason }
}

export function readPending(projection: Projection): PendingAction[] {
  return pendingIds(projection).map((eventId) => {
    const facts = projection.calls.spans.get(eventId)?.start.facts
    const sinceMs = projection.waits.askedAt.get(eventId) ?? null
    if (facts?.role !== 'call') return { eventId, kind: 'unknown', name: null, threadId: null, sinceMs }
    const { name, threadId, tool, permission } = facts
    const kind = tool === 'custom' ? 'custom_tool' : permission === 'allow' ? 'tool_result' : 'confirmation'
    return { eventId, kind, name, threadId, sinceMs }
  })
}
