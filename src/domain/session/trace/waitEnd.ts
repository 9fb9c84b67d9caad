import type { Timeline } from '../timeline.ts'
import type { TraceTurn } from './traceTurn.ts'

/** Calls looked at before the wait, at most: what it waits for was asked just before. */
const reach = 64

/**
 * When the waiting that began with the note at `offset` of its turn was over, in milliseconds since the epoch: with the
 * last answer, else with the next thing that happened. Null while it goes on, or when the log does not say.
 */
export function waitEnd(timeline: Timeline, turn: TraceTurn, offset: number): number | null {
  const { start, length } = turn
  const note = timeline.at(start + offset)
  if (note?.atMs == null) return null
  let answeredMs: number | null = null
  let isWaiting = false
  for (let at = offset - 1; at >= Math.max(0, offset - reach); at -= 1) {
    const row = timeline.at(start + at)
    if (row?.kind === 'note' && row.tone === 'wait') break
    if (row?.kind !== 'call') continue
    if (row.outcome === 'waiting') isWaiting = true
    // Only what a client answers ends with its answer; a built-in tool starts then.
    if (row.tool === 'custom' && row.endedAtMs !== null && row.endedAtMs >= note.atMs) {
      answeredMs = Math.max(answeredMs ?? 0, row.endedAtMs)
    }
  }
  let wentOnMs: number | null = null
  for (let at = offset + 1; at < length && wentOnMs === null; at += 1) {
    const row = timeline.at(start + at)
    if (!row || row.atMs === null || row.kind === 'gap' || row.kind === 'unknown') continue
    if (row.kind !== 'note' || row.tone === 'wait') wentOnMs = row.atMs
    else if (row.type === 'user.tool_confirmation') answeredMs = Math.max(answeredMs ?? 0, row.atMs)
    else if (row.type === 'user.interrupt') wentOnMs = row.atMs
  }
  if (isWaiting && wentOnMs === null) return null
  return answeredMs ?? wentOnMs
}
