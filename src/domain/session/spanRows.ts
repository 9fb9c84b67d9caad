import { assertNever } from '../../lib/assertNever.ts'
import type { Span } from './pairing.ts'
import type { CallOutcome, TimelineRow } from './timeline.ts'

/** What is known about a span beside its two ends. */
export interface SpanContext {
  /** Whether work stopped after it began. */
  isStopped: boolean
  isWaiting: boolean
  /** The word of the confirmation that names it. */
  confirmation: string | null
}

export function toSpanRow({ start, end }: Span, context: SpanContext): TimelineRow {
  const { facts, id } = start
  const { atMs, threadId } = facts
  const base = { key: id, eventId: id, atMs, threadId }
  const ending = end?.entry.facts
  const endId = end?.entry.id ?? null
  const endedAtMs = ending?.atMs ?? null
  switch (facts.role) {
    case 'call': {
      const { tool, name, serverName, summary, permission } = facts
      const outcome = outcomeOf(permission, ending?.role === 'result' ? ending.isError : null, context)
      return { ...base, kind: 'call', tool, name, serverName, summary, outcome, permission, resultId: endId, endedAtMs }
    }
    case 'request': {
      const usage = ending?.role === 'requestEnd' ? ending.usage : {}
      const isError = ending?.role === 'requestEnd' && ending.isError
      return { ...base, kind: 'request', endId, endedAtMs, isError, isInterrupted: !end && context.isStopped, usage }
    }
    case 'evaluation': {
      const result = ending?.role === 'evaluationEnd' ? ending.result : null
      return {
        ...base,
        kind: 'evaluation',
        endId,
        endedAtMs,
        iteration: facts.iteration,
        result: result ?? stopped(context),
      }
    }
    default:
      return assertNever(facts)
  }
}

const stopped = ({ isStopped }: SpanContext): string | null => (isStopped ? 'interrupted' : null)

function outcomeOf(permission: string | null, isError: boolean | null, context: SpanContext): CallOutcome {
  if (context.confirmation === 'deny' || permission === 'deny') return 'denied'
  if (isError !== null) return isError ? 'failed' : 'ok'
  if (context.isStopped) return 'interrupted'
  return context.isWaiting ? 'waiting' : 'running'
}
