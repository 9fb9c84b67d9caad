import type { LogItem } from '@/domain/session/logItems.ts'
import type { SessionView } from '../sessionView.ts'
import { eventLinks } from './eventLinks.ts'
import type { Inspected } from './inspected.ts'

/** One line of the timing of an event and of what stands around it. */
export interface TimedEvent {
  eventId: string
  /** What it is to the selected event: `Request`, `Result`, `Event before`. */
  relation: string
  type: string
  summary: string
  atMs: number | null
  isSelected: boolean
}

/** The selected event, what belongs to it, and the events next to it in the log, in the order of the log. */
export function timedEvents(session: SessionView, inspected: Inspected): TimedEvent[] {
  const { items } = session
  const { eventId } = inspected
  const at = items.indexOf(eventId)
  const relations = new Map<string, string>()
  const next = (by: 1 | -1, relation: string) => {
    const item = at === -1 ? undefined : items.at(at + by)
    if (item && item.source !== 'gap') relations.set(item.id, relation)
  }
  next(-1, 'Event before')
  next(1, 'Event after')
  for (const link of eventLinks(session, inspected)) relations.set(link.eventId, link.label)
  if (!relations.has(eventId)) relations.set(eventId, 'This event')
  return [...relations]
    .map(([id, relation]) => ({ relation, place: items.indexOf(id), timed: toTimed(session, id, relation, eventId) }))
    .sort((left, right) => left.place - right.place)
    .map(({ timed }) => timed)
}

function toTimed(session: SessionView, id: string, relation: string, selectedId: string): TimedEvent {
  const item: LogItem | undefined = session.items.at(session.items.indexOf(id))
  const event = item ? undefined : session.read(id)
  return {
    eventId: id,
    relation,
    type: item?.type ?? event?.type ?? 'not in the log',
    summary: item?.summary ?? '',
    atMs: item?.atMs ?? event?.atMs ?? null,
    isSelected: id === selectedId,
  }
}
