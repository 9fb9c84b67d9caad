import { canJoin, joinPairing } from './pairing.ts'
import { type Projection, pairingsOf } from './projection.ts'
import { linkEnd, pendingIds, refreshCall, refreshSpan, replaceRow } from './projectionRows.ts'
import { prependRows, removeRow } from './rowList.ts'
import { joinTurns } from './turns.ts'
import { joinWaits } from './waits.ts'

/**
 * Puts the older part of a log before a newer one, as if both had been read from the start. `older` is used up. False,
 * with nothing done, when their order is such that only reading everything again gives the right answer.
 */
export function joinProjections(older: Projection, newer: Projection): boolean {
  const pairs = pairingsOf(older).map((pairing, index) => ({ pairing, with: pairingsOf(newer)[index] ?? pairing }))
  if (!pairs.every(({ pairing, with: other }) => canJoin(pairing, other))) return false
  const olderSpans = pairs.flatMap(({ pairing }) => [...pairing.spans.values()])
  joinThinking(older, newer)
  const lastOlderTurn = older.turns.list.at(-1)
  for (const turn of joinTurns(older.turns, newer.turns)) {
    if (turn.cell) removeRow(newer.rows, turn.cell)
    turn.cell = null
    newer.changedTurns.delete(turn)
  }
  prependRows(newer.rows, older.rows)
  for (const turn of older.changedTurns) newer.changedTurns.add(turn)
  if (lastOlderTurn) newer.changedTurns.add(lastOlderTurn)
  const nextTurn = newer.turns.list[older.turns.list.length]
  if (nextTurn) newer.changedTurns.add(nextTurn)
  joinWaits(older.waits, newer.waits, newer.stoppedAt !== Number.NEGATIVE_INFINITY)
  joinStops(older, newer)
  newer.rowsMade += older.rowsMade
  newer.usage ??= older.usage
  newer.reached ??= older.reached
  const confirmedLate = [...older.confirmations].filter(([callId]) => !newer.confirmations.has(callId))
  for (const [callId, word] of confirmedLate) newer.confirmations.set(callId, word)
  for (const { pairing, with: other } of pairs) {
    for (const end of joinPairing(pairing, other)) linkEnd(newer, end)
  }
  for (const span of olderSpans) refreshSpan(newer, span)
  for (const [callId] of confirmedLate) refreshCall(newer, callId)
  for (const id of pendingIds(newer)) refreshCall(newer, id)
  return true
}

function joinThinking(older: Projection, newer: Projection): void {
  for (const [threadId, cell] of older.thinking) {
    const endedAtMs = newer.firstAt.get(threadId)
    if (endedAtMs === undefined) newer.thinking.set(threadId, cell)
    else if (cell.row.kind === 'thinking') replaceRow(older, cell, { ...cell.row, endedAtMs })
  }
  for (const [threadId, atMs] of older.firstAt) newer.firstAt.set(threadId, atMs)
}

function joinStops(older: Projection, newer: Projection): void {
  newer.stoppedAt = Math.max(newer.stoppedAt, older.stoppedAt)
  for (const [threadId, seq] of older.threadStoppedAt) {
    if (!newer.threadStoppedAt.has(threadId)) newer.threadStoppedAt.set(threadId, seq)
  }
}
