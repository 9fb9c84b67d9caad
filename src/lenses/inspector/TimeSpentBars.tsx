import { cn } from '@/lib/cn.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { Sub } from './Sub.tsx'
import type { Phase, TimeSpent } from './timeSpent.ts'

const colours: Record<Phase['kind'], string> = {
  span: 'bg-k-span',
  wait: 'bg-k-wait',
  tool: 'bg-k-tool',
  message: 'bg-k-message',
  thinking: 'bg-k-thinking',
}

interface TimeSpentBarsProps {
  spent: TimeSpent
  /** The present instant for what still goes on; null when nothing does any more. */
  nowMs: number | null
}

/** The stretches of time of one event on a common axis, each with its length in words. */
export function TimeSpentBars({ spent, nowMs }: TimeSpentBarsProps) {
  const phases = spent.phases.map((phase) => ({ ...phase, toMs: phase.endMs ?? nowMs }))
  const startMs = Math.min(...phases.map((phase) => phase.startMs))
  const endMs = Math.max(...phases.map((phase) => phase.toMs ?? phase.startMs))
  const wholeMs = Math.max(1, endMs - startMs)
  return (
    <section aria-label="Where the time went">
      <Sub title="Where the time went">
        {phases.length > 0 && <span className="tabular-nums">{formatDuration(endMs - startMs)}</span>}
      </Sub>
      <ul className="px-3.5 pb-2">
        {phases.map((phase) => (
          <li key={phase.name} className="grid h-[22px] grid-cols-[104px_1fr_58px] items-center gap-2.5 text-small">
            <span className="truncate">{phase.name}</span>
            <span aria-hidden="true" className="relative h-1.5 rounded-[3px] bg-surface-3">
              <span
                className={cn('absolute inset-y-0 min-w-[2px] rounded-[3px]', colours[phase.kind])}
                style={{
                  left: `${(100 * (phase.startMs - startMs)) / wholeMs}%`,
                  width: `${(100 * ((phase.toMs ?? phase.startMs) - phase.startMs)) / wholeMs}%`,
                }}
              />
            </span>
            <span className="text-right font-mono">
              {phase.toMs === null ? 'no end' : formatDuration(phase.toMs - phase.startMs)}
              {phase.endMs === null && phase.toMs !== null && <span className="sr-only"> so far</span>}
            </span>
          </li>
        ))}
      </ul>
      {spent.unknown.map((sentence) => (
        <p key={sentence} className="px-3.5 pb-2 text-ink-3 text-mini">
          {sentence}
        </p>
      ))}
    </section>
  )
}
