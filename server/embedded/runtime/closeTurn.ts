import type { NewEvent, SessionStatus, StopReason, StoredEvent } from '../canonical.ts'
import { textBlock } from '../model/contentBlocks.ts'
import { errorEvent, idleEvents } from './turnEvents.ts'
import type { TurnLog } from './turnLog.ts'
import { toTurnWork } from './turnWork.ts'

export interface Closing {
  /** What made the turn end, if it is an event: `user.interrupt`. */
  cause?: NewEvent
  /** What the error result of every open call says. */
  callText: string
  /** Told as a `session.error` that is not tried again. */
  error?: { type: string; message: string }
  stopReason: StopReason
  status: SessionStatus
  /** Added to the session's active time, in ms. */
  activeMs: number
}

/**
 * Ends a turn that did not end by itself, in one append: every open call gets an error result, every open span an end,
 * and the session rests. Nothing of the turn may be running any more.
 */
export async function closeTurn(log: TurnLog, closing: Closing): Promise<StoredEvent[]> {
  const { calls, spans } = toTurnWork(log.events)
  const activeMs = log.session.activeMs + closing.activeMs
  return log.append(
    [
      ...(closing.cause ? [closing.cause] : []),
      ...calls.map(({ id }) =>
        log.event('agent.tool_result', {
          tool_use_id: id,
          content: [textBlock(closing.callText)],
          is_error: true,
        }),
      ),
      ...spans.map((id) => log.event('span.model_request_end', { model_request_start_id: id, is_error: true })),
      ...(closing.error ? [errorEvent(log, closing.error.type, closing.error.message, 'exhausted')] : []),
      ...idleEvents(log, closing.stopReason, activeMs),
    ],
    { status: closing.status, stopReason: closing.stopReason, activeMs },
  )
}

/** How long the events say that the turn was running; for a turn of a process that is gone. */
export function activeMsFromEvents({ events }: TurnLog): number {
  const started = events.findLast(({ type }) => type === 'session.status_running')
  const last = events.at(-1)
  return started && last ? Math.max(0, Date.parse(last.processedAt) - Date.parse(started.processedAt)) : 0
}
