import type { SessionEvent } from '@/domain/session/events.ts'
import type { Timeline, TimelineRow } from '@/domain/session/timeline.ts'

/** How far behind a wait its answers are looked for. */
const farthestAnswer = 60

type Read = (eventId: string) => SessionEvent | undefined

/**
 * How long a wait for a person took, in milliseconds; null when it is over and its end has no time, undefined while it
 * lasts and for rows that are no wait. Told by the rows behind it, since the row itself never changes.
 */
export function readWait(timeline: Timeline, index: number, row: TimelineRow, read: Read): number | null | undefined {
  if (row.kind !== 'note' || row.tone !== 'wait') return undefined
  const idle = read(row.eventId)
  if (idle?.type !== 'session.status_idle') return undefined
  const answeredAt: (number | null)[] = []
  for (const id of idle.stopReason.eventIds) {
    const call = timeline.at(timeline.indexOf(id))
    if (call?.kind !== 'call') {
      if (index === timeline.length - 1) return undefined
      continue
    }
    if (call.outcome === 'waiting') return undefined
    answeredAt.push(confirmedAt(timeline, index, id, read) ?? call.endedAtMs)
  }
  const known = answeredAt.filter((atMs) => atMs !== null)
  const endMs = known.length > 0 ? Math.max(...known) : (timeline.at(index + 1)?.atMs ?? null)
  if (known.length === 0 && index === timeline.length - 1 && idle.stopReason.eventIds.length === 0) return undefined
  return row.atMs === null || endMs === null ? null : Math.max(0, endMs - row.atMs)
}

function confirmedAt(timeline: Timeline, index: number, callId: string, read: Read): number | null {
  const end = Math.min(timeline.length, index + 1 + farthestAnswer)
  for (let at = index + 1; at < end; at += 1) {
    const row = timeline.at(at)
    if (row?.kind !== 'note' || row.type !== 'user.tool_confirmation') continue
    const event = read(row.eventId)
    if (event?.type === 'user.tool_confirmation' && event.toolUseId === callId) return row.atMs
  }
  return null
}
