import type { Preview, StoredEvent } from '../../canonical.ts'
import { createInFlight } from '../../store/inFlight.ts'
import type { EventStore } from '../../store/store.ts'
import type { StreamStart } from './findStart.ts'

const pageSize = 100
const ends = new Set(['session.status_terminated', 'session.deleted'])

/** What a reader of a session is told, in order. */
export interface Reader {
  event(event: StoredEvent): void
  preview(preview: Preview): void
  /** Nothing follows: the session is over. */
  end(): void
  /** Resolves when it is worth writing more. */
  ready(): Promise<void>
}

/**
 * Tells everything behind `start`: first from disk, page by page, then live. It listens before it reads, so nothing falls
 * between, and tells nothing twice, because the order of a session has no holes. Rejects when the disk cannot be read.
 */
export async function followSession(
  events: EventStore,
  options: { sessionId: string; start: StreamStart; reader: Reader; signal: AbortSignal },
): Promise<void> {
  const { sessionId, start, reader, signal } = options
  const inFlight = createInFlight()
  let isLive = false
  let position = start.afterSeq
  let newest: StoredEvent | undefined

  function tell(event: StoredEvent): void {
    if (signal.aborted || event.seq <= position) return
    position = event.seq
    reader.event(event)
    if (ends.has(event.type)) reader.end()
  }

  const unsubscribe = events.subscribe(sessionId, (item) => {
    inFlight.apply(item)
    if ('seq' in item) {
      newest = item
      if (isLive) tell(item)
    } else if (isLive) reader.preview(item)
  })
  signal.addEventListener('abort', unsubscribe, { once: true })
  if (signal.aborted) unsubscribe()

  while (!signal.aborted) {
    const page = await events.listAfterSeq(sessionId, position, pageSize)
    for (const event of page) {
      tell(event)
      await reader.ready()
    }
    if (page.length === pageSize || signal.aborted) continue
    // A deleted session has nothing on disk any more, only the news of it.
    if (page.length === 0 && newest) tell(newest)
    if (newest && newest.seq > position) continue
    isLive = true
    for (const preview of inFlight.previews()) if (!isOf(preview, start.inFlight?.id)) reader.preview(preview)
    return
  }
}

function isOf(preview: Preview, eventId: string | undefined): boolean {
  return (preview.type === 'event_start' ? preview.event.id : preview.eventId) === eventId
}
