import type { NewEvent, SessionStatus, StopReason, ThreadRecord, ThreadStatus } from '../canonical.ts'
import { nowInstant } from '../store/instants.ts'
import type { ThreadWrite } from '../store/store.ts'
import { abandonedOutcome } from './outcomes.ts'
import type { SessionLog } from './sessionLog.ts'
import { usageEvent } from './turnEvents.ts'
import type { SessionChanges } from './turnLog.ts'

/** What becomes of a thread. */
export type ThreadMove = { id: string } & (
  | { to: 'running' | 'rescheduling' }
  | { to: 'idle'; stopReason: StopReason }
  | { to: 'terminated'; archivedAt: string }
)

/** The events and changes of a move, to be appended before anything else is awaited. */
export interface PlannedMoves {
  events: NewEvent[]
  changes: SessionChanges
  threads: ThreadWrite[]
}

export interface MoveOptions {
  /** How long the threads have been running, for a process that is gone. */
  ranMs?: number
  /** Why a session comes to rest whose threads were stopped from outside. */
  cause?: StopReason
  /** What a session that comes to rest is then. */
  restsAs?: SessionStatus
}

/** Tells what becomes of some threads, and of the session as a whole, which rests when none of its threads works. */
export function planMoves(log: SessionLog, moves: ThreadMove[], options: MoveOptions = {}): PlannedMoves {
  const after = new Map([...log.threads.values()].map((thread) => [thread.id, { ...thread }]))
  const threads: ThreadWrite[] = []
  for (const move of moves) {
    const thread = after.get(move.id)
    if (!thread) continue
    const changes = changesOf(move, thread.activeMs + (options.ranMs ?? log.runningMs(move.id)))
    Object.assign(thread, changes)
    threads.push({ id: move.id, changes })
  }
  const told = moves.map((move) => threadEvent(log, move))
  const status = statusOf(after.values())
  if (status !== 'idle') {
    const isNews = status !== log.session.status
    const type = status === 'running' ? 'session.status_running' : 'session.status_rescheduled'
    return {
      events: [...(isNews ? [log.event(type)] : []), ...told],
      changes: { status, stopReason: null },
      threads,
    }
  }
  // A thread may end while its session rests; the session has news only if it waited for that thread.
  if (!isBusy(log.session) && !moves.some(({ id }) => isAwaited(log.threads.get(id))))
    return { events: told, changes: {}, threads }
  const stopReason = stopReasonOf(log, [...after.values()], options.cause)
  const activeMs = log.session.activeMs + (options.ranMs ?? log.runningMs())
  return {
    events: [usageEvent(log, activeMs), ...told, log.event('session.status_idle', { stop_reason: { ...stopReason } })],
    changes: { status: options.restsAs ?? 'idle', stopReason, activeMs, ...abandoned(log, stopReason) },
    threads,
  }
}

/** Nobody works for an outcome any more once its session rests. */
function abandoned({ session }: SessionLog, stopReason: StopReason): SessionChanges {
  const outcomeEvaluations = abandonedOutcome(session, stopReason, nowInstant())
  return outcomeEvaluations ? { outcomeEvaluations } : {}
}

/** A thread that waits for its client is idle, but not done. */
export function isWaiting({ status, stopReason }: Pick<ThreadRecord, 'status' | 'stopReason'>): boolean {
  return status === 'idle' && stopReason?.type === 'requires_action'
}

const isAwaited = (thread: ThreadRecord | undefined) => thread !== undefined && isWaiting(thread)

export const isBusy = ({ status }: { status: string }) => status === 'running' || status === 'rescheduling'

function changesOf(move: ThreadMove, activeMs: number) {
  switch (move.to) {
    case 'running':
    case 'rescheduling':
      return { status: move.to, stopReason: null }
    case 'idle':
      return { status: move.to, stopReason: move.stopReason, activeMs }
    case 'terminated':
      return { status: move.to, stopReason: null, activeMs, archivedAt: move.archivedAt }
  }
}

const eventTypes: Record<ThreadStatus, string> = {
  running: 'session.thread_status_running',
  rescheduling: 'session.thread_status_rescheduled',
  idle: 'session.thread_status_idle',
  terminated: 'session.thread_status_terminated',
}

function threadEvent(log: SessionLog, move: ThreadMove): NewEvent {
  const thread = log.thread(move.id)
  return thread.event(eventTypes[move.to], {
    session_thread_id: move.id,
    agent_name: thread.agent.name,
    ...(move.to === 'idle' ? { stop_reason: { ...move.stopReason } } : {}),
  })
}

function statusOf(threads: Iterable<ThreadRecord>): 'running' | 'rescheduling' | 'idle' {
  const statuses = new Set([...threads].map(({ status }) => status))
  if (statuses.has('running')) return 'running'
  return statuses.has('rescheduling') ? 'rescheduling' : 'idle'
}

/** Whoever waits for the client decides, then what ended the work from outside, then the primary thread. */
function stopReasonOf(log: SessionLog, threads: ThreadRecord[], cause: StopReason | undefined): StopReason {
  const awaited = threads.flatMap(({ stopReason }) =>
    stopReason?.type === 'requires_action' ? stopReason.event_ids : [],
  )
  if (awaited.length > 0) return { type: 'requires_action', event_ids: awaited }
  return cause ?? threads.find(({ id }) => id === log.session.threadId)?.stopReason ?? { type: 'end_turn' }
}
