import type { EvaluationRow } from '@/domain/session/timeline.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { QuietLine } from './QuietLine.tsx'
import { useEvent } from './TranscriptSource.ts'

/** One grading of the outcome: its number, its verdict and what the grader said. */
export function EvaluationLine({ row }: { row: EvaluationRow }) {
  const end = useEvent(row.endId, row)
  const explanation = end?.type === 'span.outcome_evaluation_end' ? end.explanation : ''
  const facts = [
    row.iteration === null ? null : `iteration ${row.iteration}`,
    row.atMs === null || row.endedAtMs === null ? null : formatDuration(row.endedAtMs - row.atMs),
    row.result ?? 'running',
  ].filter((fact) => fact !== null)
  return (
    <div>
      <QuietLine>
        <span className="font-medium text-ink-2">Outcome evaluation</span>
        <span>{facts.join(' · ')}</span>
      </QuietLine>
      {explanation && <p className="max-w-[680px] whitespace-pre-wrap text-[12.5px] text-ink-2">{explanation}</p>}
    </div>
  )
}
