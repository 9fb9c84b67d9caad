import type { SessionRecord, StoredEvent } from '../canonical.ts'
import { conflict, notFound } from '../problem.ts'
import { nowInstant } from '../store/instants.ts'
import type { Store } from '../store/store.ts'
import { closeThreads, openThreads } from './closeThreads.ts'
import { readSessionLog } from './readSessionLog.ts'
import type { ClientEvent } from './runtime.ts'
import type { SessionLog } from './sessionLog.ts'
import type { SessionRun } from './sessionRun.ts'

/** Stops and closes what runs or waits, in all threads or in the one of the event. Answers the stored event. */
export async function stopThreads(
  store: Store,
  session: SessionRecord,
  run: SessionRun | undefined,
  event?: ClientEvent,
): Promise<StoredEvent[]> {
  const threadId = event?.payload.session_thread_id === undefined ? undefined : String(event.payload.session_thread_id)
  const log = await stopped(store, session, run, threadId)
  if (threadId !== undefined && !log.threads.has(threadId)) throw conflict(`The thread '${threadId}' has ended.`)
  const target = threadId === undefined ? log.primary : log.thread(threadId)
  const cause = event ? target.event(event.type, event.payload) : undefined
  const open = openThreads(log, threadId)
  if (open.length === 0) return cause ? log.append([cause]) : []
  const stored = await closeThreads(log, open, {
    ...(cause ? { cause } : {}),
    callText: 'Interrupted: the turn was stopped before this call was finished.',
    stopReason: { type: 'cancelled' },
    restsAs: event ? 'idle' : 'cancelled',
  })
  return cause ? stored.slice(0, 1) : []
}

/** Ends a child thread for good. One that was archived before stays as it is. */
export async function archiveThread(
  store: Store,
  session: SessionRecord,
  run: SessionRun | undefined,
  threadId: string,
): Promise<void> {
  const log = await stopped(store, session, run, threadId)
  const thread = log.threads.get(threadId)
  if (!thread) return
  await closeThreads(log, [thread], {
    callText: 'The thread was archived before this call was finished.',
    stopReason: { type: 'cancelled' },
    restsAs: 'idle',
    archivedAt: nowInstant(),
  })
}

/** Ends what the server itself cut off: it is closing, or a process before it died. */
export async function closeCutOff(log: SessionLog, isCutOff: boolean): Promise<void> {
  await closeThreads(log, openThreads(log), {
    callText: 'The server stopped before this call was finished. Its effects are unknown.',
    error: {
      type: 'unknown_error',
      message: 'The server stopped in the middle of this turn. Send a message to go on.',
    },
    stopReason: { type: 'retries_exhausted' },
    restsAs: 'idle',
    isCutOff,
  })
}

/** The log of a session once the thread, or all of it, stands still; what others of its threads do goes on in it. */
async function stopped(store: Store, { id }: SessionRecord, run: SessionRun | undefined, threadId?: string) {
  await run?.stop(threadId)
  if (run && !run.isEnding()) return run.log
  const session = await store.sessions.get(id)
  if (!session) throw notFound('Session', id)
  return readSessionLog(store, session)
}
