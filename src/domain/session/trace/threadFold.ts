import type { SessionEvent } from '../events.ts'
import type { LogItem, LogItems } from '../logItems.ts'

export type ThreadStatus = 'running' | 'idle' | 'waiting' | 'rescheduling' | 'terminated'

/** A thread's status from an event on. */
interface ThreadChange {
  eventId: string
  atMs: number | null
  status: ThreadStatus
}

export interface ThreadMessage {
  eventId: string
  atMs: number | null
  direction: 'sent' | 'received'
  /** The thread that tells of it; null is the primary one. */
  threadId: string | null
  otherThreadId: string | null
  /** Name of the agent on the other side; null for the primary thread, and when it was left out. */
  agentName: string | null
  /** At most 200 characters. */
  text: string
}

/** What a part of the log says of one thread. */
export interface ThreadFacts {
  threadId: string | null
  agentName: string | null
  /** The `session.thread_created` event. */
  createdId: string | null
  firstAtMs: number | null
  lastAtMs: number | null
  events: number
  calls: number
  /** Events other than its own status: a thread without any is known by name only. */
  works: number
  changes: ThreadChange[]
}

/** What a part of the log says of threads. Two neighbouring parts can be joined. */
export interface ThreadFold {
  threads: Map<string | null, ThreadFacts>
  messages: ThreadMessage[]
}

export const createThreadFold = (): ThreadFold => ({ threads: new Map(), messages: [] })

/** Takes in the items from one index up to, not with, another. Only what threads say of themselves is decoded. */
export function foldItems(
  fold: ThreadFold,
  items: LogItems,
  range: { from: number; to: number },
  read: (eventId: string) => SessionEvent | undefined,
): void {
  for (let index = range.from; index < range.to; index += 1) {
    const item = items.at(index)
    if (item && item.source !== 'gap') foldItem(fold, item, read)
  }
}

function foldItem(fold: ThreadFold, item: LogItem, read: (eventId: string) => SessionEvent | undefined): void {
  const { id: eventId, type, threadId, atMs } = item
  const facts = threadOf(fold, threadId)
  facts.events += 1
  facts.firstAtMs ??= atMs
  facts.lastAtMs = atMs ?? facts.lastAtMs
  if (/^agent\.(mcp_|custom_)?tool_use$/.test(type)) facts.calls += 1
  const status = statusOf(item)
  if (status) facts.changes.push({ eventId, atMs, status })
  if (!type.startsWith('session.')) facts.works += 1
  if (type.startsWith('session.thread_')) {
    const event = read(eventId)
    if (event && 'agentName' in event) facts.agentName = event.agentName ?? facts.agentName
    if (event?.type === 'session.thread_status_idle' && event.stopReason.type === 'requires_action') {
      facts.changes.splice(-1, 1, { eventId, atMs, status: 'waiting' })
    }
  }
  if (type === 'session.thread_created') facts.createdId ??= eventId
  if (type !== 'agent.thread_message_sent' && type !== 'agent.thread_message_received') return
  const event = read(eventId)
  if (event?.type !== 'agent.thread_message_sent' && event?.type !== 'agent.thread_message_received') return
  const { otherThreadId, agentName } = event
  const direction = type === 'agent.thread_message_sent' ? 'sent' : 'received'
  fold.messages.push({ eventId, atMs, direction, threadId, otherThreadId, agentName, text: item.summary })
  // A thread of which nothing else is told still has a lane for what is sent to it.
  if (otherThreadId !== null) threadOf(fold, otherThreadId).agentName ??= agentName
}

function threadOf({ threads }: ThreadFold, threadId: string | null): ThreadFacts {
  const known = threads.get(threadId)
  if (known) return known
  const made: ThreadFacts = {
    ...{ threadId, agentName: null, createdId: null, firstAtMs: null, lastAtMs: null },
    ...{ events: 0, calls: 0, works: 0, changes: [] },
  }
  threads.set(threadId, made)
  return made
}

function statusOf({ type, kind }: LogItem): ThreadStatus | null {
  switch (type) {
    case 'session.status_running':
    case 'session.thread_status_running':
      return 'running'
    case 'session.status_idle':
      return kind === 'wait' ? 'waiting' : 'idle'
    case 'session.thread_status_idle':
      return 'idle'
    case 'session.status_rescheduled':
    case 'session.thread_status_rescheduled':
      return 'rescheduling'
    case 'session.status_terminated':
    case 'session.thread_status_terminated':
    case 'session.deleted':
      return 'terminated'
    default:
      return null
  }
}

/** Puts what an older part of the log says before what a newer one does. */
export function joinFolds(older: ThreadFold, newer: ThreadFold): ThreadFold {
  const threads = new Map(older.threads)
  for (const [threadId, late] of newer.threads) {
    const early = threads.get(threadId)
    if (!early) {
      threads.set(threadId, late)
      continue
    }
    threads.set(threadId, {
      threadId,
      agentName: late.agentName ?? early.agentName,
      createdId: early.createdId ?? late.createdId,
      firstAtMs: early.firstAtMs ?? late.firstAtMs,
      lastAtMs: late.lastAtMs ?? early.lastAtMs,
      events: early.events + late.events,
      calls: early.calls + late.calls,
      works: early.works + late.works,
      changes: [...early.changes, ...late.changes],
    })
  }
  return { threads, messages: [...older.messages, ...newer.messages] }
}
