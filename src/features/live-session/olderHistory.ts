import type { EventPage } from '@/api/sessionEvents.ts'
import type { Cursor } from '@/domain/page.ts'
import type { LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import type { LiveEnvironment } from './liveEnvironment.ts'

const pauseMs = 100

export interface OlderHistoryOptions {
  environment: LiveEnvironment
  signal: AbortSignal
  /** Where the page before the first one begins; null when that was all. */
  cursor: Cursor | null
  list(cursor: Cursor, signal: AbortSignal): Promise<EventPage>
  onPage(page: EventPage): void
  onChange(): void
}

export interface OlderHistory {
  state(): LiveSessionSnapshot['history']
  error(): Error | null
  /** Where the next page begins; null when there is none. */
  cursor(): Cursor | null
  /** Reads the next page now, or tries a failed one again. */
  load(): void
}

/** Reads a session's past, page after page, whenever nothing more urgent is to be done. */
export function readOlderHistory(options: OlderHistoryOptions): OlderHistory {
  const { environment, signal } = options
  let cursor = options.cursor
  let state: LiveSessionSnapshot['history'] = cursor ? 'more' : 'complete'
  let error: Error | null = null
  let cancel = () => {}

  const load = () => {
    if (!cursor || state === 'loading' || signal.aborted) return
    cancel()
    state = 'loading'
    error = null
    options.onChange()
    options.list(cursor, signal).then(
      (page) => {
        if (signal.aborted) return
        cursor = page.next
        state = cursor ? 'more' : 'complete'
        options.onPage(page)
        options.onChange()
        loadWhenIdle()
      },
      (reason: unknown) => {
        if (signal.aborted) return
        state = 'failed'
        error = reason instanceof Error ? reason : new Error(String(reason))
        options.onChange()
      },
    )
  }

  const loadWhenIdle = () => {
    if (!cursor) return
    cancel = environment.after(pauseMs, () => {
      cancel = environment.onIdle(load)
    })
  }

  signal.addEventListener('abort', () => cancel())
  loadWhenIdle()
  return { state: () => state, error: () => error, cursor: () => cursor, load }
}
