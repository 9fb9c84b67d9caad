import type { JsonObject, NewEvent } from '../canonical.ts'
import type { SessionLog } from './sessionLog.ts'
import type { TurnLog } from './turnLog.ts'

export type RetryStatus = 'retrying' | 'exhausted'

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

/** What the session used so far, in the field names of the API. Told before it rests. */
export function usageEvent(log: SessionLog, activeMs: number): NewEvent {
  const { usage } = log.session
  return log.event('session.usage', {
    usage: {
      input_tokens: usage.inputTokens,
      output_tokens: usage.outputTokens,
      cache_read_input_tokens: usage.cacheReadInputTokens,
      cache_creation: {
        ephemeral_5m_input_tokens: usage.cacheCreationInputTokens,
        ephemeral_1h_input_tokens: 0,
      },
      active_seconds: activeMs / 1000,
    },
  })
}
