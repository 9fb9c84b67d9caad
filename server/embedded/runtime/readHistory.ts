import type { StoredEvent } from '../canonical.ts'
import { estimateTokens } from '../model/estimateTokens.ts'
import type { Store } from '../store/store.ts'
import { historyTypes, turnStartTypes } from './eventsToMessages.ts'

/** Types a turn looks at. */
export const rememberedTypes = new Set([
  ...historyTypes,
  'user.tool_confirmation',
  'agent.thread_message_sent',
  'span.outcome_evaluation_start',
  'session.thread_status_running',
  'session.error',
])

/** No model is told more than this, by the rough rule, so nothing older needs to be read. */
export const historyTokens = 300_000

const pageSize = 500

/**
 * The remembered events of a thread, oldest first. A session of 100,000 events must not be read for each turn: reading
 * goes backwards and ends at the start of a turn once there is more than any model takes. The operator's messages are
 * few and stay in force, so all of them are read.
 */
export async function readHistory(
  store: Store,
  sessionId: string,
  threadId: string,
  signal?: AbortSignal,
): Promise<StoredEvent[]> {
  const newestFirst: StoredEvent[] = []
  let tokens = 0
  for await (const event of backwards(store, { sessionId, threadId, types: [...rememberedTypes] }, signal)) {
    newestFirst.push(event)
    if (historyTypes.has(event.type)) tokens += estimateTokens(JSON.stringify(event.payload))
    if (tokens > historyTokens && turnStartTypes.has(event.type)) {
      return [
        ...(await olderSystemMessages(store, { sessionId, threadId }, event.seq, signal)),
        ...newestFirst.reverse(),
      ]
    }
  }
  return newestFirst.reverse()
}

interface Place {
  sessionId: string
  threadId: string
}

async function olderSystemMessages(store: Store, place: Place, seq: number, signal?: AbortSignal) {
  const found: StoredEvent[] = []
  for await (const event of backwards(store, { ...place, types: ['system.message'] }, signal)) {
    if (event.seq < seq) found.push(event)
  }
  return found.reverse()
}

async function* backwards(store: Store, place: Place & { types: string[] }, signal?: AbortSignal) {
  const { sessionId, ...filter } = place
  let after: string | undefined
  for (;;) {
    const query = { limit: pageSize, order: 'desc' as const, ...filter, created: {}, ...(after ? { after } : {}) }
    const { items, hasMore } = await store.events.list(sessionId, query)
    signal?.throwIfAborted()
    yield* items
    after = items.at(-1)?.id
    if (!hasMore || !after) return
  }
}
