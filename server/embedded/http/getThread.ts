import type { ThreadRecord } from '../canonical.ts'
import { notFound } from '../problem.ts'
import type { Store } from '../store/store.ts'

/** A thread of the session, or a Problem (404). */
export async function getThread(store: Store, sessionId: string, threadId: string): Promise<ThreadRecord> {
  const thread = await store.threads.get(sessionId, threadId)
  if (!thread) throw notFound('Session thread', threadId)
  return thread
}
