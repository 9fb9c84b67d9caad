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

/**
 * Undefined when the log does not hold the event. `known` is what the last look at it gave: its payload, which may be a
 * megabyte, is read again only when the event changed.
 */
export function inspect(session: SessionView, eventId: string, known?: Inspected): Inspected | undefined {
  const { timeline, items } = session
  const own = timeline.at(timeline.indexOf(eventId)) ?? null
  const row = own?.kind === 'turn' ? null : own
  const itemAt = items.indexOf(eventId)
  const item = items.at(itemAt) ?? null
  const isKnown = known?.eventId === eventId && known.row === row && isSameItem(known.item, item)
  const event = isKnown ? known.event : session.read(eventId)
  if (!event) return undefined
  const index = timeline.indexOf(event.type === 'user.tool_confirmation' ? event.toolUseId : eventId)
  const shown = timeline.at(index) ?? null
  const call = shown?.kind === 'call' ? shown : null
  const isSameCall = isKnown && call !== null && known.call === call
  return {
    eventId,
    event,
    item,
    row,
    turn: itemAt === -1 ? null : items.turnAt(itemAt),
    call,
    request: shown?.kind === 'request' ? shown : requestBefore(session, index),
    evaluation: shown?.kind === 'evaluation' ? shown : null,
    confirmationId: isSameCall ? known.confirmationId : confirmationAround(session, event, call, index),
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

function confirmationAround(session: SessionView, event: SessionEvent, call: CallRow | null, index: number) {
  if (event.type === 'user.tool_confirmation') return event.id
  return call ? confirmationOf(session, call, index) : null
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

/** Items are made whenever they are looked at, so only what they say can be compared. */
export const isSameItem = (left: LogItem | null, right: LogItem | null): boolean =>
  left?.sizeBytes === right?.sizeBytes && left?.atMs === right?.atMs && left?.arrivedAtMs === right?.arrivedAtMs
