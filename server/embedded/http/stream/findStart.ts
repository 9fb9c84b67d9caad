import type { Preview, SessionRecord } from '../../canonical.ts'
import { invalid } from '../../problem.ts'
import type { Store } from '../../store/store.ts'

/** Where a stream begins: strictly after an event, and perhaps in the middle of one that is still being written. */
export interface StreamStart {
  afterSeq: number
  /** The reader has this event's beginning; it gets what follows, not the start again. */
  inFlight: { id: string; type: string } | null
}

/**
 * With a cursor: strictly after it, or a Problem (400) when it is no event of this session or thread. Without: from the
 * first event of a turn that is not over, so that who sends first and listens afterwards misses nothing; else from now on.
 */
export async function findStart(
  { events, sessions }: Store,
  session: SessionRecord,
  threadId: string | null,
  cursor: string | null,
): Promise<StreamStart> {
  if (cursor === null) {
    // In this order: a turn that begins in between is then behind the place, not lost before it.
    const lastSeq = await events.lastSeq(session.id)
    const now = (await sessions.get(session.id)) ?? session
    const afterSeq = isTurnOpen(now) ? ((await events.turnStart(session.id)) ?? 1) - 1 : lastSeq
    return { afterSeq, inFlight: null }
  }
  const inFlight = startInFlight(events, session.id, cursor)
  const found = await events.get(session.id, cursor)
  if (found && (threadId === null ? !found.isThreadOnly : found.threadId === threadId))
    return { afterSeq: found.seq, inFlight: null }
  const isOfThis = (inFlight?.threadId ?? session.threadId) === (threadId ?? session.threadId)
  if (!found && inFlight && isOfThis) return { afterSeq: inFlight.afterSeq ?? 0, inFlight: inFlight.event }
  throw invalid(`'${cursor}' is not an event of this ${threadId === null ? 'session' : 'thread'}.`, 'after_id')
}

/** Waiting for a person is the middle of a turn, although the session is idle. */
function isTurnOpen({ status, stopReason }: SessionRecord): boolean {
  return status === 'running' || status === 'rescheduling' || stopReason?.type === 'requires_action'
}

function startInFlight(events: Store['events'], sessionId: string, eventId: string) {
  let found: Extract<Preview, { type: 'event_start' }> | undefined
  const unsubscribe = events.subscribe(sessionId, (item) => {
    if (item.type === 'event_start' && 'event' in item && item.event.id === eventId) found = item
  })
  unsubscribe()
  return found
}
