import type { NewEvent, SessionStatus, StopReason, StoredEvent, ThreadRecord } from '../canonical.ts'
import { activeMsFromEvents, closingEvents } from './closeTurn.ts'
import type { SessionLog } from './sessionLog.ts'
import { isBusy, isWaiting, planMoves, type ThreadMove } from './threadMoves.ts'
import { errorEvent } from './turnEvents.ts'

export interface Closing {
  /** What made them end, if it is an event: `user.interrupt`. */
  cause?: NewEvent
  /** What the error result of every open call says. */
  callText: string
  /** Told as a `session.error` that is not tried again. */
  error?: { type: string; message: string }
  stopReason: StopReason
  /** What the session is when nothing works in it any more. */
  restsAs: SessionStatus
  /** The process that ran them is gone: only the events tell for how long. */
  isCutOff?: boolean
  /** Never to work again, from this moment on. */
  archivedAt?: string
}

/**
 * Ends threads that did not end by themselves, in one append: every open call gets an error result, every open span an
 * end, and the threads rest. Nothing of them may be running any more. Answers what was written, the cause first.
 */
export async function closeThreads(log: SessionLog, threads: ThreadRecord[], closing: Closing): Promise<StoredEvent[]> {
  const logs = threads.map(({ id }) => log.thread(id))
  await Promise.all(logs.map((each) => each.load()))
  const { cause, callText, error, stopReason, restsAs, archivedAt } = closing
  const ranMs = Math.max(0, ...logs.map(activeMsFromEvents))
  const moves = threads.map(
    ({ id }): ThreadMove => (archivedAt ? { id, to: 'terminated', archivedAt } : { id, to: 'idle', stopReason }),
  )
  const plan = planMoves(log, moves, {
    restsAs,
    ...(archivedAt ? {} : { cause: stopReason }),
    ...(closing.isCutOff ? { ranMs } : {}),
  })
  const events = [
    ...(cause ? [cause] : []),
    ...logs.flatMap((each) => closingEvents(each, callText)),
    ...(error ? [errorEvent(log.primary, error.type, error.message, 'exhausted')] : []),
    ...plan.events,
  ]
  return log.append(events, plan.changes, plan.threads)
}

/** The threads that have something to close: those at work and those that wait for the client. */
export function openThreads({ threads }: SessionLog, threadId?: string): ThreadRecord[] {
  return [...threads.values()].filter(
    (thread) => (threadId === undefined || thread.id === threadId) && (isBusy(thread) || isWaiting(thread)),
  )
}
