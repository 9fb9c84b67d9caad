import type { TurnRow } from '@/domain/session/timeline.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { sayClock } from '../quantities.ts'
import { sayUsage } from './sayUsage.ts'
import { useNow } from './TranscriptSource.ts'

/** The line a turn begins with. It is numbered only where the beginning of the session is known. */
export function TurnHeading({ row, number }: { row: TurnRow; number: number | null }) {
  const now = useNow(row.isOpen && row.atMs !== null, 1000)
  const endMs = row.isOpen ? now : row.endedAtMs
  const facts = [
    row.atMs === null ? null : sayClock(row.atMs),
    row.atMs === null || endMs === null ? null : formatDuration(Math.max(0, endMs - row.atMs)),
    sayUsage(row.usage),
    row.failureCount > 0 ? `${row.failureCount} failed` : null,
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <div className="flex items-center gap-2.5 pt-3.5 pb-2 pl-11 text-ink-3 text-mini">
      <h2 className="font-semibold text-ink-2">{number === null ? 'Turn' : `Turn ${number}`}</h2>
      <span className="tabular-nums">{facts.join(' · ')}</span>
      <hr className="flex-1 border-line" />
    </div>
  )
}
