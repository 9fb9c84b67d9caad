import type { JsonObject, NewEvent, SessionRecord, StoredEvent, ThreadRecord } from '../canonical.ts'
import type { SandboxProvider } from '../sandbox/sandbox.ts'
import { createId } from '../store/ids.ts'
import type { Store, ThreadWrite } from '../store/store.ts'
import { createTurnLog, type SessionChanges, type TurnLog } from './turnLog.ts'

type OpenedSandbox = Awaited<ReturnType<SandboxProvider['open']>>

/** What a session and its threads have in common while something runs in it. */
export interface SessionLog {
  /** Kept in step with what was appended, from the moment it is handed over. */
  readonly session: SessionRecord
  /** Those that can work, the primary one first; kept in step like the session. */
  readonly threads: ReadonlyMap<string, ThreadRecord>
  turnId: string | null
  /** Problems of the environment that were told already, by their sentence. */
  readonly told: Set<string>
  /** The one sandbox of its threads, opened by the first that needs it. */
  readonly sandbox: { open(open: () => Promise<OpenedSandbox>): Promise<OpenedSandbox> }
  readonly primary: TurnLog
  /** The log of a thread of this session. */
  thread(id: string): TurnLog
  /** An event of the session itself, which belongs to the primary thread. */
  event(type: string, payload?: JsonObject): NewEvent
  append(events: NewEvent[], changes?: SessionChanges, threads?: ThreadWrite[]): Promise<StoredEvent[]>
  /** Resolves when nothing is on its way to the log of the thread any more. */
  settled(threadId: string): Promise<void>
  /** How long the session, or one of its threads, has been running without a rest, in ms. */
  runningMs(threadId?: string): number
}

export function createSessionLog(
  store: Store,
  given: SessionRecord,
  living: ThreadRecord[],
  turnId: string | null,
): SessionLog {
  const session = { ...given }
  const threads = new Map(living.map((thread) => [thread.id, { ...thread }]))
  const logs = new Map<string, TurnLog>()
  const arriving = new Map<string, Set<Promise<unknown>>>()
  const startedAt = new Map<string, number>()

  let opening: Promise<OpenedSandbox> | null = null

  function track(threadId: string, writing: Promise<unknown>) {
    const waiting = arriving.get(threadId) ?? new Set()
    arriving.set(threadId, waiting)
    // Who appended is told of the failure; here it only matters that it is over.
    const over: Promise<unknown> = writing.then(
      () => waiting.delete(over),
      () => waiting.delete(over),
    )
    waiting.add(over)
  }

  function apply(write: ThreadWrite) {
    const id = 'create' in write ? write.create.id : write.id
    const before = threads.get(id)
    const after = 'create' in write ? { ...write.create } : before && Object.assign(before, write.changes)
    if (!after) return
    threads.set(id, after)
    noteStart(id, after.status)
    if (after.status === 'terminated') threads.delete(id)
  }

  function noteStart(key: string, status: string) {
    const isWorking = status === 'running' || status === 'rescheduling'
    if (!isWorking) startedAt.delete(key)
    else if (!startedAt.has(key)) startedAt.set(key, Date.now())
  }

  const log: SessionLog = {
    session,
    threads,
    turnId,
    told: new Set(),
    sandbox: {
      open(open) {
        opening ??= open().catch((error: unknown) => {
          opening = null // The next thread tries again.
          throw error
        })
        return opening
      },
    },
    get primary() {
      return log.thread(session.threadId)
    },
    thread(id) {
      const known = logs.get(id)
      if (known) return known
      const thread = threads.get(id)
      if (!thread) throw new Error(`The session ${session.id} has no thread ${id} that can work.`)
      const made = createTurnLog(store, log, thread)
      logs.set(id, made)
      return made
    },
    event: (type, payload = {}) => ({
      id: createId('evt'),
      type,
      payload,
      turnId: log.turnId,
      threadId: session.threadId,
    }),
    async append(events, changes, writes = []) {
      if (changes) {
        Object.assign(session, changes)
        noteStart('', session.status)
      }
      for (const write of writes) apply(write)
      const writing = store.events.append(session.id, events, changes, writes).then((stored) => {
        for (const event of stored) logs.get(event.threadId)?.remember(event)
        return stored
      })
      for (const id of new Set(events.map(({ threadId }) => threadId))) track(id, writing)
      return writing
    },
    async settled(threadId) {
      for (;;) {
        const waiting = arriving.get(threadId)
        if (!waiting || waiting.size === 0) return
        await Promise.all(waiting)
      }
    },
    runningMs(threadId = '') {
      const started = startedAt.get(threadId)
      return started === undefined ? 0 : Date.now() - started
    },
  }
  return log
}
