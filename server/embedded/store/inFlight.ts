import type { Preview, StoredEvent } from '../canonical.ts'

type Start = Extract<Preview, { type: 'event_start' }>

/** The events that are being written: announced, perhaps partly told, not yet on disk. */
export interface InFlight {
  apply(item: StoredEvent | Preview): void
  start(eventId: string): Start | undefined
  /** What a reader who comes now has to be told: each start, then its text so far in one piece per block. */
  previews(): Preview[]
}

const endOfWriting = new Set(['session.status_idle', 'session.status_terminated', 'session.deleted'])

export function createInFlight(): InFlight {
  const writing = new Map<string, { start: Start; texts: Map<number, string> }>()
  return {
    apply(item) {
      switch (item.type) {
        case 'event_start':
          // An id is announced once; `in` tells a preview from a stored event, whose `type` is any string.
          if ('event' in item) writing.set(item.event.id, { start: item, texts: new Map() })
          return
        case 'event_delta':
          if ('eventId' in item && 'text' in item) {
            const texts = writing.get(item.eventId)?.texts
            texts?.set(item.index, (texts.get(item.index) ?? '') + item.text)
          }
          return
        case 'event_dropped':
          if ('eventId' in item) writing.delete(item.eventId)
          return
        default:
          if (endOfWriting.has(item.type)) writing.clear()
          else if ('id' in item) writing.delete(item.id)
      }
    },
    start: (eventId) => writing.get(eventId)?.start,
    previews: () =>
      [...writing.values()].flatMap(({ start, texts }) => [
        start,
        ...[...texts].map(([index, text]): Preview => ({ type: 'event_delta', eventId: start.event.id, index, text })),
      ]),
  }
}
