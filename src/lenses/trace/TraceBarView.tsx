import type { TimelineRow } from '@/domain/session/timeline.ts'
import type { TraceBar } from '@/domain/session/trace/traceBar.ts'
import { cn } from '@/lib/cn.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { traceDurationMs } from './sayTrace.ts'
import { barPaint, isFailed, isFrame, phasePaint } from './tracePaint.ts'
import type { Axis } from './useAxis.ts'

interface TraceBarViewProps {
  row: TimelineRow
  bar: TraceBar
  axis: Axis
  nowMs: number
}

/** A bar a little outside of what is in sight is cut there: browsers do not draw boxes of a million pixels well. */
const margin = 0.05

/** The bar of one line. It says nothing to people who hear the page: the line's name does. */
export function TraceBarView({ row, bar, axis, nowMs }: TraceBarViewProps) {
  const place = (ms: number) => Math.min(1 + margin, Math.max(-margin, axis.at(ms)))
  const left = axis.at(bar.startMs)
  const right = axis.at(bar.endMs ?? nowMs)
  if (right < 0) return <Beyond side="left" />
  if (left > 1) return <Beyond side="right" />
  const from = place(bar.startMs)
  const width = place(bar.endMs ?? nowMs) - from
  const durationMs = traceDurationMs(bar, nowMs)
  // The frame of a turn would write over what stands in it; a call's phases each have a hue of their own.
  const phases = isFailed(row) || row.kind === 'request' || row.kind === 'note' ? [] : bar.phases
  return (
    <>
      <span
        className={cn(
          'absolute top-[6.5px] h-3.5 min-w-[3px] overflow-hidden rounded-[3.5px]',
          isFrame(row) && 'shadow-[inset_0_0_0_1px_var(--k-span)]',
          bar.endMs === null && 'rounded-r-none border-r-2 border-r-accent',
          bar.isUnended && 'rounded-r-none [mask-image:linear-gradient(to_right,black_40%,transparent)]',
        )}
        style={{ left: `${from * 100}%`, width: `${width * 100}%`, background: barPaint(row) }}
      >
        {phases.map(({ phase, startMs, endMs }) =>
          phase === 'tool' || phase === 'model' || width === 0 ? null : (
            <span
              key={`${phase}${startMs}`}
              className="absolute inset-y-0 bg-surface-1 shadow-[inset_0_0_0_1px_var(--k-span)]"
              style={{
                left: `${((place(startMs) - from) / width) * 100}%`,
                width: `${((place(endMs ?? nowMs) - place(startMs)) / width) * 100}%`,
                backgroundImage: phasePaint[phase],
              }}
            />
          ),
        )}
      </span>
      {durationMs !== null && row.kind !== 'turn' && (
        <span
          className={cn(
            'absolute top-0 font-mono text-tiny text-ink-2 leading-[27px] whitespace-nowrap tabular-nums',
            right > 0.9 && '-translate-x-full',
          )}
          style={
            right > 0.9
              ? { left: `calc(${from * 100}% - 6px)` }
              : { left: `calc(${place(bar.endMs ?? nowMs) * 100}% + 6px)` }
          }
        >
          {(right <= 0.9 || left > 0.1) && formatDuration(durationMs)}
        </span>
      )}
    </>
  )
}

/** Says that the bar is further along the axis. */
function Beyond({ side }: { side: 'left' | 'right' }) {
  return (
    <span className={cn('absolute top-0 text-ink-3 text-small leading-[27px]', side === 'left' ? 'left-1' : 'right-1')}>
      {side === 'left' ? '‹' : '›'}
    </span>
  )
}
