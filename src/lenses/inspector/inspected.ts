import type { SessionEvent } from '@/domain/session/events.ts'
import type { LogItem } from '@/domain/session/logItems.ts'
import type { CallRow, EvaluationRow, RequestRow, TimelineRow } from '@/domain/session/timeline.ts'
import type { SessionView } from '../sessionView.ts'

/** An event with what the session knows around it. */
export interface Inspected {
  eventId: string
  event: SessionEvent
  item: LogItem | null
  /** The row that shows the event; for a result that of its call. Null when it has none of its own. */
  row: TimelineRow | null
  /** The turn it belongs to: its number in the loaded log, and when it began. */
  turn: { number: number; atMs: number | null } | null
  /** The call it belongs to: as call, result or confirmation. */
  call: CallRow | null
  /** The model request it belongs to, or that wrote the call. */
  request: RequestRow | null
  evaluation: EvaluationRow | null
  confirmationId: string | null
}

/** How far a request or a confirmation is looked for: a bound on what one selection may cost. */
const farthest = 20_000

/** Undefined when the log does not hold the event. */
export function inspect(session: SessionView, eventId: string): Inspected | undefined {
  const event = session.read(eventId)
  if (!event) return undefined
  const { timeline, items } = session
  const index = timeline.indexOf(event.type === 'user.tool_confirmation' ? event.toolUseId : eventId)
  const shown = timeline.at(index) ?? null
  const call = shown?.kind === 'call' ? shown : null
  const own = timeline.at(timeline.indexOf(eventId)) ?? null
  const itemAt = items.indexOf(eventId)
  return {
    eventId,
    event,
    item: items.at(itemAt) ?? null,
    row: own?.kind === 'turn' ? null : own,
    turn: itemAt === -1 ? null : items.turnAt(itemAt),
    call,
    request: shown?.kind === 'request' ? shown : requestBefore(session, index),
    evaluation: shown?.kind === 'evaluation' ? shown : null,
    confirmationId:
      event.type === 'user.tool_confirmation' ? eventId : call ? confirmationOf(session, call, index) : null,
  }
}

/** The request that wrote what stands at `index`: the nearest one before it on its thread, in its turn. */
function requestBefore({ timeline }: SessionView, index: number): RequestRow | null {
  const from = timeline.at(index)
  if (!from || !['call', 'thinking', 'message'].includes(from.kind)) return null
  for (let at = index - 1; at >= 0 && at > index - farthest; at -= 1) {
    const row = timeline.at(at)
    if (row?.kind === 'turn') return null
    if (row?.kind === 'request' && row.threadId === from.threadId) return row
  }
  return null
}

function confirmationOf(session: SessionView, call: CallRow, index: number): string | null {
  if (call.tool === 'custom' || call.permission === 'allow') return null
  for (let at = index + 1; at < session.timeline.length && at < index + farthest; at += 1) {
    const row = session.timeline.at(at)
    if (row?.kind === 'turn') return null
    if (row?.kind !== 'note' || row.type !== 'user.tool_confirmation') continue
    const event = session.read(row.eventId)
    if (event?.type === 'user.tool_confirmation' && event.toolUseId === call.eventId) return row.eventId
  }
  return null
}
