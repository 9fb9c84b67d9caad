import type { SessionEvent } from './events.ts'

/** The end of a turn that did not end well. */
export interface Failure {
  /** The event that tells why, else the one that ended the turn. */
  eventId: string
  message: string
  atMs: number | null
}

/** How the last turn failed; null when it did not, or goes on. They are the last events of a session, in order. */
export function readFailure(events: readonly SessionEvent[]): Failure | null {
  const endsAt = events.findLastIndex(({ type }) => turnTypes.has(type))
  const end = events[endsAt]
  if (end?.type === 'session.status_idle' && end.stopReason.type !== 'retries_exhausted') return null
  if (end?.type !== 'session.status_idle' && end?.type !== 'session.status_terminated') return null
  const before = events.slice(0, endsAt)
  const error = before.slice(before.findLastIndex(({ type }) => turnTypes.has(type)) + 1).findLast(isError)
  if (error) return { eventId: error.id, message: error.error.message, atMs: error.atMs }
  // A session can be ended without anything being wrong.
  if (end.type === 'session.status_terminated') return null
  return { eventId: end.id, message: 'The service gave up after several tries.', atMs: end.atMs }
}

const turnTypes: ReadonlySet<string> = new Set([
  'session.status_running',
  'session.status_idle',
  'session.status_terminated',
])

type ErrorEvent = Extract<SessionEvent, { type: 'session.error' }>
const isError = (event: SessionEvent): event is ErrorEvent => event.type === 'session.error'
