import type { SessionRecord } from '../canonical.ts'
import type { Store } from '../store/store.ts'
import { createSessionLog, type SessionLog } from './sessionLog.ts'

/** The log of a session in which nothing runs, in the turn that its primary thread was in last. */
export async function readSessionLog(store: Store, session: SessionRecord): Promise<SessionLog> {
  const log = createSessionLog(store, session, await store.threads.listLiving(session.id), null)
  await log.primary.load()
  log.turnId = log.primary.events.findLast(({ turnId }) => turnId !== null)?.turnId ?? null
  return log
}
