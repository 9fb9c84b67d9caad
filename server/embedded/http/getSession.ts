import type { SessionRecord } from '../canonical.ts'
import { notFound } from '../problem.ts'
import type { Store } from '../store/store.ts'

/** The session, or a Problem (404). */
export async function getSession(store: Store, id: string): Promise<SessionRecord> {
  const session = await store.sessions.get(id)
  if (!session) throw notFound('Session', id)
  return session
}
