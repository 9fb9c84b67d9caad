import { ApiError } from '@/api/sessionEvents.ts'
import type { Cursor } from '@/domain/page.ts'
import type { EventLog } from '@/domain/session/eventLog.ts'
import type { ReceivedEvent } from '@/domain/session/events.ts'
import {
  type Comparison,
  type Completeness,
  compareIds,
  countMissing,
  type MissingRun,
  startComparison,
} from '@/domain/session/ledger.ts'
import type { LiveEnvironment } from './liveEnvironment.ts'
import type { SessionSource } from './sessionSource.ts'

/** Between two pages: the list of a whole session is long, and others want answers too. */
const pauseMs = 100
/** After a reconnection the stream brings what it has first. */
const settleMs = 2000

export interface ProverOptions {
  environment: LiveEnvironment
  source: Pick<SessionSource, 'listNewer'>
  log: EventLog
  /** The whole past is in the log. */
  isHistoryComplete(): boolean
  /** Takes what arrived into the log before it is compared. */
  onBeforeCompare(): void
  /** These were missing, or told before the stream did, and are in the log now. */
  onFound(events: ReceivedEvent[]): void
  /** The end of the list was reached, and this many were missing. */
  onCompared?(missingCount: number): void
  onChange(): void
}

/**
 * Compares the log with the list, page after page, and fetches what is missing. Begins behind what was proven last;
 * otherwise with the oldest event of the log, because older history is not missing, only not read yet.
 */
export function createProver(options: ProverOptions) {
  const { environment, source, log } = options
  let state: Completeness = { state: 'idle' }
  /** Proven by a comparison, and told by the list when the session was opened. */
  let provenId: string | null = null
  let listedId: string | null = null
  let unlistedCount = 0
  let running: AbortController | null = null
  let cancelLater = () => {}

  const set = (next: Completeness) => {
    state = next
    options.onChange()
  }

  const fill = (page: ReceivedEvent[], run: Pick<MissingRun, 'afterId' | 'ids'> & { beforeId: string | null }) => {
    const found = run.ids.flatMap((id) => page.find(({ event }) => event.id === id) ?? [])
    log.addPage([...anchor(log, run.afterId), ...found, ...anchor(log, run.beforeId)], 'newer')
    options.onFound(found)
  }

  const compare = async (afterId: string | null, signal: AbortSignal): Promise<void> => {
    let comparison: Comparison = startComparison(afterId)
    let unplaced: ReceivedEvent[] = []
    let cursor: Cursor | null = afterId === null ? null : { after_id: afterId }
    do {
      const page = await source.listNewer(cursor, signal)
      if (signal.aborted) return
      options.onBeforeCompare()
      const named = page.events.filter(({ event }) => event.hasOwnId)
      const seen: number = comparison.missing.length
      comparison = compareIds(
        comparison,
        named.map(({ event }) => event.id),
        log.has,
      )
      const available = [...unplaced, ...named]
      for (const run of comparison.missing.slice(seen)) {
        if (run.afterId !== null || options.isHistoryComplete()) fill(available, run)
      }
      unplaced = comparison.ahead.length === 0 ? [] : available.slice(-comparison.ahead.length)
      set({ state: 'running', comparedCount: comparison.listed })
      cursor = page.next
      if (cursor) await pause(environment, signal)
      if (signal.aborted) return
    } while (cursor)
    const { ahead, lastKnownId } = comparison
    if (ahead.length > 0) fill(unplaced, { afterId: lastKnownId, ids: [...ahead], beforeId: null })
    conclude(comparison, afterId)
  }

  const conclude = ({ listed, lastId, missing, ahead }: Comparison, afterId: string | null) => {
    const ids = log.ids()
    const from = afterId === null ? -1 : ids.indexOf(afterId)
    const through = lastId === null ? -1 : ids.lastIndexOf(lastId)
    unlistedCount += Math.max(0, through - from - listed)
    provenId = lastId
    log.closeGap()
    const real = missing.filter((run) => run.afterId !== null || options.isHistoryComplete())
    const missingCount = countMissing(real)
    options.onCompared?.(missingCount)
    set({
      state: missingCount > 0 ? 'missing' : 'proven',
      provenCount: Math.max(0, through + 1 - unlistedCount),
      totalCount: ids.length,
      missing: real,
      aheadCount: ahead.length,
      atMs: environment.now(),
    })
  }

  const oldestId = () => log.ids().find((id) => log.read(id)?.hasOwnId) ?? null

  const prove = async (signal: AbortSignal, startId: string | null): Promise<void> => {
    if (running || signal.aborted) return
    cancelLater()
    const before = state
    const controller = new AbortController()
    const stop = () => controller.abort()
    signal.addEventListener('abort', stop)
    running = controller
    set({ state: 'running', comparedCount: 0 })
    try {
      try {
        await compare(startId, controller.signal)
      } catch (error) {
        const isUnknown = error instanceof ApiError && (error.status === 400 || error.status === 404)
        if (startId === null || !isUnknown || controller.signal.aborted) throw error
        // The list does not know where to begin any more: begin with its first event.
        unlistedCount = 0
        await compare(null, controller.signal)
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (!controller.signal.aborted) set({ state: 'failed', message, atMs: environment.now() })
    } finally {
      signal.removeEventListener('abort', stop)
      running = null
      if (controller.signal.aborted) set(before)
    }
  }

  return {
    state: () => state,
    /** The list told everything up to here when it was last read. */
    listed(eventId: string): void {
      listedId = eventId
    },
    prove: (signal: AbortSignal) => void prove(signal, provenId ?? (options.isHistoryComplete() ? null : oldestId())),
    /** Once the stream has had its say. */
    proveSoon(signal: AbortSignal): void {
      cancelLater()
      cancelLater = environment.after(settleMs, () => void prove(signal, provenId ?? listedId))
    },
    stop: () => running?.abort(),
  }
}

/** A known event as the log holds it: it gives what stands beside it its place. */
function anchor(log: EventLog, eventId: string | null): ReceivedEvent[] {
  const event = eventId === null ? undefined : log.read(eventId)
  const rawJson = eventId === null ? undefined : log.rawJson(eventId)
  return event && rawJson !== undefined ? [{ event, rawJson }] : []
}

const pause = (environment: LiveEnvironment, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const end = () => {
      cancel()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancel = environment.after(pauseMs, end)
    signal.addEventListener('abort', end)
  })
