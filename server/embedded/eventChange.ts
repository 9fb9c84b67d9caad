import type { ChangeType } from '../../src/domain/webhook/changeTypes.ts'
import type { StoredEvent } from './canonical.ts'
import type { Change } from './changes.ts'

const types: Record<string, ChangeType> = {
  'session.updated': 'session.updated',
  'session.deleted': 'session.deleted',
  'session.status_running': 'session.status_run_started',
  'session.status_idle': 'session.status_idled',
  'session.thread_created': 'session.thread_created',
  'session.thread_status_idle': 'session.thread_idled',
  'session.thread_status_terminated': 'session.thread_terminated',
}

/** The change that an event of a session means to those outside of it; undefined for most events. */
export function toEventChange({ type, sessionId, payload }: StoredEvent): Change | undefined {
  const told = types[type]
  if (told === undefined) return undefined
  const threadId = payload.session_thread_id
  return {
    type: told,
    id: sessionId,
    ...(told.startsWith('session.thread') && typeof threadId === 'string' ? { sessionThreadId: threadId } : {}),
  }
}
