import type {
  AgentRecord,
  JsonObject,
  NewEvent,
  SessionRecord,
  StoredEvent,
  ThreadRecord,
  TokenUsage,
} from '../canonical.ts'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import { addUsage } from './addUsage.ts'
import { readHistory, rememberedTypes } from './readHistory.ts'
import type { SessionLog } from './sessionLog.ts'
import { toThreadEvent } from './toThreadEvent.ts'

export type SessionChanges = Partial<Omit<SessionRecord, 'id' | 'createdAt'>>

/** The events of one thread as its turn needs them: what is appended goes to disk first and is then remembered here. */
export interface TurnLog {
  /** Kept in step with what was appended, by this thread and by others. */
  readonly session: SessionRecord
  readonly thread: ThreadRecord
  /** The agent that runs in this thread. */
  readonly agent: AgentRecord
  readonly isPrimary: boolean
  readonly whole: SessionLog
  /** Oldest first; only the types a turn looks at, and of a long session only its last turns. */
  readonly events: readonly StoredEvent[]
  event(type: string, payload?: JsonObject, id?: string): NewEvent
  append(events: NewEvent[], changes?: SessionChanges): Promise<StoredEvent[]>
  /** Appends what a request to a model ended with, on the account of the thread and of its session. */
  appendSpent(events: NewEvent[], usage: TokenUsage, changes?: SessionChanges): Promise<StoredEvent[]>
  /** For whoever appends to several threads. */
  remember(event: StoredEvent): void
  /** Reads what is on disk, once; what arrives meanwhile is kept. */
  load(signal?: AbortSignal): Promise<void>
}

export function createTurnLog(store: Store, whole: SessionLog, thread: ThreadRecord): TurnLog {
  const { session } = whole
  let events: StoredEvent[] = []
  let loading: Promise<void> | null = null

  async function readFromDisk(signal?: AbortSignal) {
    const read = await readHistory(store, session.id, thread.id, signal)
    const lastSeq = read.at(-1)?.seq ?? 0
    events = [...read, ...events.filter(({ seq }) => seq > lastSeq)]
  }

  const log: TurnLog = {
    session,
    thread,
    isPrimary: thread.id === session.threadId,
    whole,
    get agent() {
      return thread.agent ?? session.agent
    },
    get events() {
      return events
    },
    event(type, payload = {}, id = createId('evt')) {
      const event = { id, type, payload, turnId: whole.turnId, threadId: thread.id }
      return log.isPrimary ? event : toThreadEvent(event, log)
    },
    append: (added, changes) => whole.append(added, changes),
    appendSpent(added, usage, changes) {
      const session = { ...changes, usage: addUsage(whole.session.usage, usage) }
      return whole.append(added, session, [{ id: thread.id, changes: { usage: addUsage(thread.usage, usage) } }])
    },
    remember(event) {
      if (rememberedTypes.has(event.type)) events.push(event)
    },
    load(signal) {
      loading ??= readFromDisk(signal).catch((error: unknown) => {
        loading = null // The next one tries again.
        throw error
      })
      return loading
    },
  }
  return log
}
