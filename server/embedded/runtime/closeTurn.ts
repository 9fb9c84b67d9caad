import type { NewEvent } from '../canonical.ts'
import { textBlock } from '../model/contentBlocks.ts'
import { resultEvent } from './resultEvent.ts'
import type { TurnLog } from './turnLog.ts'
import { workOf } from './turnWork.ts'

/** What closes all that is open in a thread: an error result for every call, an end for every span. */
export function closingEvents(log: TurnLog, callText: string): NewEvent[] {
  const { calls, spans, outcome } = workOf(log)
  return [
    ...calls.map((call) => resultEvent(log, call, { content: [textBlock(callText)], isError: true })),
    ...spans.map((id) => log.event('span.model_request_end', { model_request_start_id: id, is_error: true })),
    ...(outcome?.evaluationId
      ? [
          log.event('span.outcome_evaluation_end', {
            outcome_id: outcome.id,
            outcome_evaluation_start_id: outcome.evaluationId,
            iteration: outcome.iteration,
            result: 'interrupted',
            explanation: 'The evaluation was interrupted.',
          }),
        ]
      : []),
  ]
}

/** How long the events say that the thread was running; for a turn of a process that is gone. */
export function activeMsFromEvents({ events }: TurnLog): number {
  const started = events.findLast(({ type }) => type === 'session.thread_status_running')
  const last = events.at(-1)
  return started && last ? Math.max(0, Date.parse(last.processedAt) - Date.parse(started.processedAt)) : 0
}
