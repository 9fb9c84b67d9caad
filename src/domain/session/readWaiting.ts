import { createEventLog } from './eventLog.ts'
import type { EventStoreOptions } from './eventStore.ts'
import type { ReceivedEvent, SessionEvent } from './events.ts'
import type { PendingAction } from './liveSessionContract.ts'

/** A tool call that waits for a person. */
export interface WaitingCall {
  action: PendingAction
  /** The tool use; undefined when it lies before the events that were read. */
  use: SessionEvent | undefined
}

/** What waits for a person at the end of these events, oldest first. They are the last ones of a session, in order. */
export function readWaiting(events: readonly ReceivedEvent[], decode: EventStoreOptions['decode']): WaitingCall[] {
  const log = createEventLog({ decode })
  log.addPage([...events], 'older')
  const { status } = log.status()
  if (status === 'terminated') return []
  return log.pending().map((action) => ({ action, use: log.read(action.eventId) }))
}
