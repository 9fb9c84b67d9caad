import type { SessionView } from '../sessionView.ts'
import type { Inspected } from './inspected.ts'
import { type TimeSpent, timeOfCall, timeOfRequest } from './timeSpent.ts'

/** Where the time of the selected event went; null for one that takes none. */
export function timeOfEvent(inspected: Inspected, session: SessionView): TimeSpent | null {
  const { call, request, row } = inspected
  if (call) {
    const { confirmationId } = inspected
    const confirmedAtMs = confirmationId ? (session.read(confirmationId)?.atMs ?? null) : null
    const wasAsked = confirmationId !== null || call.outcome === 'waiting'
    return timeOfCall({ call, request, confirmedAtMs, wasAsked })
  }
  if (row?.kind === 'request') return timeOfRequest(row, firstSignMs(session, row.eventId, row.threadId))
  if (row?.kind === 'thinking' && row.atMs !== null && row.endedAtMs !== null) {
    const phase = { name: 'Thinking', kind: 'thinking', startMs: row.atMs, endMs: row.endedAtMs } as const
    return { phases: [phase], unknown: [] }
  }
  if (row?.kind === 'message' && row.atMs !== null && request?.atMs != null) {
    const phase = { name: 'Model request', kind: 'span', startMs: request.atMs, endMs: row.atMs } as const
    return { phases: [phase], unknown: [] }
  }
  if (row?.kind === 'evaluation' && row.atMs !== null) {
    const phase = { name: 'Evaluation', kind: 'message', startMs: row.atMs, endMs: row.endedAtMs } as const
    return { phases: [phase], unknown: [] }
  }
  return null
}

/** When the first thing a request wrote became an event; null when the next row of its thread is no such thing. */
function firstSignMs({ timeline }: SessionView, requestId: string, threadId: string | null): number | null {
  const from = timeline.indexOf(requestId) + 1
  for (let at = from; at < Math.min(timeline.length, from + 200); at += 1) {
    const row = timeline.at(at)
    if (row?.threadId !== threadId) continue
    return ['thinking', 'message', 'call'].includes(row.kind) ? row.atMs : null
  }
  return null
}
