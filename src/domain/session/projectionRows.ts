import type { LogEntry } from './logEntry.ts'
import type { Note } from './noteText.ts'
import type { Span, SpanEnd } from './pairing.ts'
import type { Projection } from './projection.ts'
import { type Cell, pushRow, removeRow } from './rowList.ts'
import { toSpanRow } from './spanRows.ts'
import type { TimelineRow } from './timeline.ts'
import { type Turn, toTurnRow, turnIndexAt } from './turns.ts'

export const rowBase = ({ id, facts }: LogEntry) => ({
  key: id,
  eventId: id,
  atMs: facts.atMs,
  threadId: facts.threadId,
})

export const noteRow = (entry: LogEntry, note: Note): TimelineRow => ({
  ...rowBase(entry),
  ...note,
  kind: 'note',
  type: entry.facts.type,
})

export function addRow(projection: Projection, row: TimelineRow): Cell {
  projection.rowsMade += 1
  return pushRow(projection.rows, row)
}

/** Keeps the old object when the new one says the same. */
export function replaceRow(projection: Projection, cell: Cell, row: TimelineRow): void {
  if (isSameRow(cell.row, row)) return
  projection.rowsMade += 1
  cell.row = row
}

export function isSameRow(left: TimelineRow, right: TimelineRow): boolean {
  const entries = Object.entries(right)
  const known: Record<string, unknown> = { ...left }
  return Object.keys(left).length === entries.length && entries.every(([name, value]) => isSame(known[name], value))
}

/** Values of rows are plain; usage and stop reasons are small objects of plain values. */
const isSame = (left: unknown, right: unknown): boolean =>
  left === right ||
  (typeof left === 'object' && typeof right === 'object' && JSON.stringify(left) === JSON.stringify(right))

/** The turn an event of the log belongs to. Every event but a gap has one. */
export function turnAt(projection: Projection, seq: number): Turn {
  const turn = projection.turns.list[turnIndexAt(projection.turns, seq)]
  if (!turn) throw new Error('An event of the log stands before its first turn.')
  projection.changedTurns.add(turn)
  return turn
}

/** Shows an end in the row of its start, and takes away the row it had while it was alone. */
export function linkEnd(projection: Projection, { entry, span }: SpanEnd): void {
  if (!span) return
  if (entry.cell && entry.cell !== span.start.cell) removeRow(projection.rows, entry.cell)
  entry.cell = span.start.cell
}

/** Makes the row of a span again, after something that bears on it. */
export function refreshSpan(projection: Projection, span: Span): void {
  const { start } = span
  if (!start.cell) return
  const { threadId } = start.facts
  const threadStoppedAt = projection.threadStoppedAt.get(threadId) ?? Number.NEGATIVE_INFINITY
  const hadFailed = hasFailed(start.cell.row)
  const row = toSpanRow(span, {
    isStopped: Math.max(projection.stoppedAt, threadStoppedAt) > start.seq,
    isWaiting: isPending(projection, start.id),
    confirmation: projection.confirmations.get(start.id) ?? null,
  })
  replaceRow(projection, start.cell, row)
  if (hasFailed(row) !== hadFailed) turnAt(projection, start.seq).failureCount += hadFailed ? -1 : 1
}

const hasFailed = (row: TimelineRow): boolean => row.kind === 'call' && row.outcome === 'failed'

export function refreshCall(projection: Projection, callId: string): void {
  const span = projection.calls.spans.get(callId)
  if (span) refreshSpan(projection, span)
}

/**
 * Ids that wait for a person: named by the session's latest idle or by that of a thread, and not answered anywhere in the
 * log. A thread may wait while others work.
 */
export function pendingIds(projection: Projection): string[] {
  const { reached, waits } = projection
  const ids = [...awaitedBy(reached), ...[...waits.byThread.values()].flat()]
  return [...new Set(ids)].filter((id) => !isAnswered(projection, id))
}

function isPending(projection: Projection, id: string): boolean {
  if (isAnswered(projection, id)) return false
  if (awaitedBy(projection.reached).includes(id)) return true
  for (const callIds of projection.waits.byThread.values()) if (callIds.includes(id)) return true
  return false
}

const awaitedBy = (reached: Projection['reached']): readonly string[] =>
  reached?.stopReason?.type === 'requires_action' ? reached.stopReason.eventIds : []

const isAnswered = ({ confirmations, calls }: Projection, id: string): boolean =>
  confirmations.has(id) || calls.named.has(id)

/**
 * The same event was told in other words, perhaps with another instant: inputs get theirs when they are taken. A new
 * object under the same key tells whoever draws it to read its payload again.
 */
export function restateRow(projection: Projection, { id, seq, facts, cell }: LogEntry): void {
  const { atMs } = facts
  const turn = turnAt(projection, seq)
  if (turn.eventId === id) turn.atMs = atMs
  if (!cell) return
  projection.rowsMade += 1
  cell.row = cell.row.eventId === id ? { ...cell.row, atMs } : { ...cell.row }
}

/** Brings the rows of turns up to date. To be called before the rows are read. */
export function settleTurnRows(projection: Projection): void {
  const { turns, changedTurns } = projection
  for (const turn of changedTurns) {
    const next = turns.list[turnIndexAt(turns, turn.seq) + 1]
    if (turn.cell) replaceRow(projection, turn.cell, toTurnRow(turn, next))
  }
  changedTurns.clear()
}
