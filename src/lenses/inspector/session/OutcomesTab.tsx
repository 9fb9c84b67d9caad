import { useMemo } from 'react'
import type { SessionStatistics } from '@/domain/session/statistics/sessionStatistics.ts'
import type { EvaluationFigure } from '@/domain/session/statistics/turnStatistics.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { Pill } from '@/ui/Pill.tsx'
import type { SessionView } from '../../sessionView.ts'
import { Nothing } from '../Nothing.tsx'

interface OutcomesTabProps {
  session: SessionView
  statistics: SessionStatistics
  onSelect: (eventId: string) => void
}

interface Outcome {
  id: string | null
  /** The event that asked for it; null when it is not loaded. */
  definedBy: string | null
  description: string | null
  maxIterations: number | null
  evaluations: EvaluationFigure[]
}

/** What the session was asked to reach, and how each try was judged. */
export function OutcomesTab({ session, statistics, onSelect }: OutcomesTabProps) {
  const { inputIds, evaluations } = statistics
  const { read, items } = session
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session is new each frame; these lists tell of changes
  const outcomes = useMemo(() => gather({ read, items }, inputIds, evaluations), [inputIds, evaluations])
  if (outcomes.length === 0) {
    return <Nothing>No outcome was defined. One can be set in the composer, and is then judged after each try.</Nothing>
  }
  return outcomes.map((outcome, index) => (
    <section
      key={outcome.id ?? outcome.definedBy ?? index}
      aria-label={`Outcome ${index + 1}`}
      className="border-line border-b px-3.5 py-2.5"
    >
      <h3 className="font-medium">
        {outcome.definedBy === null ? (
          (outcome.description ?? outcome.id ?? 'Outcome')
        ) : (
          <button
            type="button"
            className="text-left hover:underline"
            onClick={() => outcome.definedBy !== null && onSelect(outcome.definedBy)}
          >
            {outcome.description || 'Outcome without a description'}
          </button>
        )}
      </h3>
      <p className="text-ink-3 text-small">
        {outcome.evaluations.length === 0 ? 'Not judged yet' : `Judged ${outcome.evaluations.length}×`}
        {outcome.maxIterations !== null && `, at most ${outcome.maxIterations} tries`}
      </p>
      <ol aria-label="Iterations" className="mt-1">
        {outcome.evaluations.map((evaluation, at) => (
          <Iteration key={evaluation.eventId} {...{ evaluation, session, onSelect }} place={at + 1} />
        ))}
      </ol>
    </section>
  ))
}

interface IterationProps {
  evaluation: EvaluationFigure
  place: number
  session: SessionView
  onSelect: (eventId: string) => void
}

function Iteration({ evaluation, place, session, onSelect }: IterationProps) {
  const { eventId, endId, iteration, result, durationMs } = evaluation
  const end = endId ? session.read(endId) : undefined
  const explanation = end?.type === 'span.outcome_evaluation_end' ? end.explanation : ''
  return (
    <li className="py-1 text-small">
      <div className="flex items-center gap-2">
        <button type="button" className="font-medium hover:underline" onClick={() => onSelect(eventId)}>
          Iteration {iteration ?? place}
        </button>
        <Pill isSmall tone={result === null ? 'run' : result === 'satisfied' ? 'ok' : 'wait'}>
          {result ?? 'running'}
        </Pill>
        {durationMs !== null && <span className="ml-auto font-mono">{formatDuration(durationMs)}</span>}
      </div>
      {explanation && <p className="mt-0.5 text-ink-2 [overflow-wrap:anywhere]">{explanation}</p>}
    </li>
  )
}

/** Outcomes in the order they were asked for, each with its evaluations; those of no known outcome form one of their own. */
function gather(
  { read, items }: Pick<SessionView, 'read' | 'items'>,
  inputIds: readonly string[],
  evaluations: readonly EvaluationFigure[],
): Outcome[] {
  const outcomes: Outcome[] = []
  for (const eventId of inputIds) {
    if (items.at(items.indexOf(eventId))?.type !== 'user.define_outcome') continue
    const event = read(eventId)
    if (event?.type !== 'user.define_outcome') continue
    const { outcomeId, description, maxIterations } = event
    outcomes.push({ id: outcomeId, definedBy: eventId, description, maxIterations, evaluations: [] })
  }
  for (const evaluation of evaluations) {
    const event = read(evaluation.eventId)
    const id = event && 'outcomeId' in event ? event.outcomeId : null
    let outcome = id === null ? outcomes.at(-1) : outcomes.find((one) => one.id === id)
    if (!outcome) {
      outcome = { id, definedBy: null, description: null, maxIterations: null, evaluations: [] }
      outcomes.push(outcome)
    }
    outcome.evaluations.push(evaluation)
  }
  return outcomes
}
