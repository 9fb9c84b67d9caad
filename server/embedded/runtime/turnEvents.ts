import type { JsonObject, NewEvent, SessionRecord, StopReason } from '../canonical.ts'
import type { TurnLog } from './turnLog.ts'

export type RetryStatus = 'retrying' | 'exhausted'

function threadFields({ session }: TurnLog): JsonObject {
  return { session_thread_id: session.threadId, agent_name: session.agent.name }
}

/** The status events that open or continue a turn. */
export function runningEvents(log: TurnLog): NewEvent[] {
  return [log.event('session.status_running'), log.event('session.thread_status_running', threadFields(log))]
}

export function rescheduledEvents(log: TurnLog): NewEvent[] {
  return [log.event('session.status_rescheduled'), log.event('session.thread_status_rescheduled', threadFields(log))]
}

/** The last events before the session rests, with the usage so far. */
export function idleEvents(log: TurnLog, stopReason: StopReason, activeMs: number): NewEvent[] {
  return [
    log.event('session.usage', { usage: usagePayload(log.session, activeMs) }),
    log.event('session.thread_status_idle', { ...threadFields(log), stop_reason: { ...stopReason } }),
    log.event('session.status_idle', { stop_reason: { ...stopReason } }),
  ]
}

/** Without a retry status it is a warning: the turn goes on as it is. */
export function errorEvent(
  log: TurnLog,
  type: string,
  message: string,
  retryStatus: RetryStatus | null,
  fields: JsonObject = {},
): NewEvent {
  const retry = retryStatus ? { retry_status: { type: retryStatus } } : {}
  return log.event('session.error', { error: { type, message, ...retry, ...fields } })
}

/** Cumulative, in the field names of the API. */
function usagePayload({ usage }: SessionRecord, activeMs: number): JsonObject {
  return {
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    cache_read_input_tokens: usage.cacheReadInputTokens,
    cache_creation: {
      ephemeral_5m_input_tokens: usage.cacheCreationInputTokens,
      ephemeral_1h_input_tokens: 0,
    },
    active_seconds: activeMs / 1000,
  }
}
