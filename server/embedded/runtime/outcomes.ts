import type { JsonObject, OutcomeEvaluation, SessionRecord, StopReason, StoredEvent } from '../canonical.ts'
import { isJsonObject } from '../model/contentBlocks.ts'

/** The outcome a session works for, as its events tell it. */
export interface OpenOutcome {
  id: string
  description: string
  rubric: JsonObject
  maxIterations: number
  /** How often the work was judged and sent back. */
  iteration: number
  /** The `span.outcome_evaluation_start` without an end. */
  evaluationId: string | null
}

const finalResults = new Set(['satisfied', 'max_iterations_reached', 'failed', 'interrupted'])

export const isFinal = (result: string) => finalResults.has(result)

/** The outcome after an event; null when there is none to work for. */
export function toOutcome(outcome: OpenOutcome | null, { id, type, payload }: StoredEvent): OpenOutcome | null {
  switch (type) {
    case 'user.define_outcome':
      return {
        id: String(payload.outcome_id),
        description: String(payload.description ?? ''),
        rubric: isJsonObject(payload.rubric) ? payload.rubric : {},
        maxIterations: typeof payload.max_iterations === 'number' ? payload.max_iterations : 3,
        iteration: 0,
        evaluationId: null,
      }
    case 'user.message':
      return null // Only a session whose outcome is over takes one.
    case 'span.outcome_evaluation_start':
      return outcome && { ...outcome, evaluationId: id }
    case 'span.outcome_evaluation_end':
      if (!outcome || isFinal(String(payload.result))) return null
      return { ...outcome, evaluationId: null, iteration: outcome.iteration + 1 }
    default:
      return outcome
  }
}

/** How a new outcome begins. */
export function toEvaluation({ outcome_id: id, description }: JsonObject): OutcomeEvaluation {
  return {
    outcomeId: String(id),
    description: String(description),
    iteration: 0,
    result: 'running',
    explanation: null,
    completedAt: null,
  }
}

/** The session's list of evaluations with a change to the one of an outcome. */
export function changedEvaluations(
  { outcomeEvaluations }: SessionRecord,
  outcomeId: string,
  changes: Partial<OutcomeEvaluation>,
): OutcomeEvaluation[] {
  return outcomeEvaluations.map((each) => (each.outcomeId === outcomeId ? { ...each, ...changes } : each))
}

/** What becomes of an outcome that nobody works for any more, when its session comes to rest; undefined if none does. */
export function abandonedOutcome(session: SessionRecord, stopReason: StopReason, at: string) {
  const open = session.outcomeEvaluations.find(({ result }) => !isFinal(result))
  if (!open || stopReason.type === 'requires_action') return undefined
  const isStopped = stopReason.type === 'cancelled'
  return changedEvaluations(session, open.outcomeId, {
    result: isStopped ? 'interrupted' : 'failed',
    explanation: isStopped ? 'The work was interrupted.' : 'The turn ended before the work was judged.',
    completedAt: at,
  })
}

/** What the agent is told of a judgement; null when it has nothing to do with it any more. */
export function judgementText({ result, explanation }: JsonObject): string | null {
  if (result === 'interrupted') return null
  if (result === 'needs_revision') {
    return `Your work was judged and is not done yet:\n\n${String(explanation)}\n\nRevise it.`
  }
  return `Your work was judged for the last time (${String(result)}):\n\n${String(explanation)}\n\nClose with a short message about what is there now.`
}
