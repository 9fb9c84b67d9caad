import type { NewEvent } from '../canonical.ts'
import type { TurnLog } from './turnLog.ts'
import { isForWorker } from './turnWork.ts'

/**
 * An event of a child thread, as the session shows it or not. The session tells what becomes of its threads and the
 * calls that wait for the client, with their answers; the rest of a thread's work is in its own list and stream.
 */
export function toThreadEvent(event: NewEvent, log: Pick<TurnLog, 'thread' | 'events' | 'session'>): NewEvent {
  if (!isShown(event, log)) return { ...event, isThreadOnly: true }
  return { ...event, payload: { ...event.payload, session_thread_id: log.thread.id } }
}

function isShown({ type, payload }: NewEvent, { events, session }: Pick<TurnLog, 'events' | 'session'>): boolean {
  if (type.startsWith('session.') || type.startsWith('user.') || type === 'agent.custom_tool_use') return true
  if (isForWorker(session.isSelfHosted, type, payload.name)) return true
  if (type === 'agent.tool_use' || type === 'agent.mcp_tool_use') return payload.evaluated_permission === 'ask'
  if (type !== 'agent.tool_result' && type !== 'agent.mcp_tool_result') return false
  const callId = payload.tool_use_id ?? payload.mcp_tool_use_id
  return events.some((call) => call.id === callId && call.isThreadOnly !== true)
}
