import { ApiError } from '@/api/sessionEvents.ts'
import type { Cursor } from '@/domain/page.ts'
import type { EventLog } from '@/domain/session/eventLog.ts'
import type { ReceivedEvent } from '@/domain/session/events.ts'
import type { SessionSource } from './sessionSource.ts'

export interface CatchUp {
  source: SessionSource
  log: EventLog
  /** The last event known to the server by its own id. */
  lastKnownId: string | null
  signal: AbortSignal
  /** After each page that arrived and is in the log. */
  onPage(page: ReceivedEvent[]): void
}

/** Reads what happened since the last known event, while the frames of a live tail wait. */
export async function catchUp({ source, log, lastKnownId, signal, onPage }: CatchUp): Promise<void> {
  log.markGap(true)
  try {
    let cursor: Cursor | null = lastKnownId === null ? null : { after_id: lastKnownId }
    while (cursor) {
      const page = await source.listNewer(cursor, signal)
      if (signal.aborted) return
      log.addPage(page.events, 'newer')
      onPage(page.events)
      cursor = page.next
    }
    if (lastKnownId === null) await readBack({ source, log, lastKnownId, signal, onPage })
  } catch (error) {
    // The list does not know the event either: it was archived away. Meet what is known from the other side.
    const isUnknown = error instanceof ApiError && (error.status === 400 || error.status === 404)
    if (!isUnknown || lastKnownId === null) {
      log.markGap(false)
      throw error
    }
    await readBack({ source, log, lastKnownId, signal, onPage })
  }
  log.closeGap()
}

/** From the newest page backwards, until a known event is met. */
async function readBack({ source, log, signal, onPage }: CatchUp): Promise<void> {
  const pages: ReceivedEvent[][] = []
  let cursor: Cursor | null = null
  do {
    const page = await source.listOlder(cursor, signal)
    if (signal.aborted) return
    pages.unshift(page.events)
    if (page.events.some(({ event }) => log.has(event.id))) break
    cursor = page.next
  } while (cursor)
  const events = pages.flat()
  log.addPage(events, 'newer')
  onPage(events)
}
