import type { RequestRow } from '@/domain/session/timeline.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { QuietLine } from './QuietLine.tsx'
import { sayUsage } from './sayUsage.ts'
import { useNow } from './TranscriptSource.ts'

/** One request to the model: how long it took and what it used. */
export function RequestLine({ row }: { row: RequestRow }) {
  const isOpen = row.endedAtMs === null && !row.isInterrupted
  const now = useNow(isOpen && row.atMs !== null)
  const endMs = row.endedAtMs ?? (isOpen ? now : null)
  const facts = [
    row.atMs === null || endMs === null ? null : formatDuration(Math.max(0, endMs - row.atMs)),
    sayUsage(row.usage),
    isOpen ? 'running' : null,
    row.isInterrupted ? 'interrupted' : null,
    row.isError ? 'failed' : null,
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <QuietLine tone={row.isError ? 'error' : 'quiet'}>
      <span>Model request</span>
      <span>{facts.join(' · ')}</span>
    </QuietLine>
  )
}
