import type { SessionView } from '../sessionView.ts'
import { type Inspected, inspect } from './inspected.ts'

export interface EventLink {
  label: 'Request' | 'Call' | 'Confirmation' | 'Result' | 'Request end' | 'Evaluation' | 'Evaluation end'
  eventId: string
}

/** What belongs together with an event, in the order it happens: request, call, confirmation, result. Itself included. */
export function eventLinks(session: SessionView, inspected: Inspected): EventLink[] {
  const { call, request, evaluation, confirmationId } = inspected
  const made = call ?? (request && inspected.row?.kind === 'request' ? firstCall(session, request.eventId) : null)
  const links: [EventLink['label'], string | null | undefined][] = [
    ['Request', request?.eventId],
    ['Call', made?.eventId],
    ['Confirmation', confirmationId],
    ['Result', made?.resultId],
    ['Request end', request?.endId],
    ['Evaluation', evaluation?.eventId],
    ['Evaluation end', evaluation?.endId],
  ]
  return links.flatMap(([label, eventId]) => (eventId ? [{ label, eventId }] : []))
}

/** The event that the key for links leads to: the next one that belongs to this, round in a circle. Null when alone. */
export function nextLinked(session: SessionView, eventId: string): string | null {
  const inspected = inspect(session, eventId)
  if (!inspected) return null
  const links = eventLinks(session, inspected)
  const next = links[(links.findIndex((link) => link.eventId === eventId) + 1) % links.length]
  return next && next.eventId !== eventId ? next.eventId : null
}

/** The first call a request wrote; null when it wrote none. */
function firstCall({ timeline }: SessionView, requestId: string) {
  const from = timeline.indexOf(requestId)
  const threadId = timeline.at(from)?.threadId
  for (let at = from + 1; at < timeline.length; at += 1) {
    const row = timeline.at(at)
    if (row?.kind === 'turn' || (row?.kind === 'request' && row.threadId === threadId)) return null
    if (row?.kind === 'call' && row.threadId === threadId) return row
  }
  return null
}
