import type { RefObject } from 'react'
import { axisTicks } from '@/domain/session/trace/axisTicks.ts'
import type { IdleGap } from '@/domain/session/trace/idleGaps.ts'
import { countWhile } from '@/domain/session/trace/timeMap.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { sayTick } from './sayTrace.ts'
import { columns } from './TraceRow.tsx'
import { idlePaint } from './tracePaint.ts'
import type { Axis } from './useAxis.ts'

/** Ticks on the whole axis, at most; their labels have room on a narrow one too. */
const mostTicks = 8
/** A label that began behind this part of the axis would be cut off. */
const lastLabelAt = 0.93

/** The heading of both columns, with the times of the axis. */
export function TraceHeading({ axis, box }: { axis: Axis; box: RefObject<HTMLDivElement | null> }) {
  return (
    <div
      aria-hidden="true"
      className={`${columns} h-7 flex-none overflow-hidden border-line border-b bg-surface-0 text-ink-3 text-mini [scrollbar-gutter:stable]`}
    >
      <div className="flex items-center justify-between px-3.5">
        <span>Span</span>
        <span>Duration</span>
      </div>
      <div ref={box} className="relative overflow-hidden border-line border-l">
        <AxisLabels axis={axis} />
      </div>
    </div>
  )
}

/** The times along an axis, since the session began. */
export function AxisLabels({ axis }: { axis: Axis }) {
  const { step, ticks } = axisTicks(axis.map, axis.stretch.from, axis.stretch.to, mostTicks)
  const shown = ticks.filter(({ place }) => partOf(axis, place) <= lastLabelAt)
  return shown.map(({ place, offsetMs }) => (
    <span
      key={offsetMs}
      className="absolute top-0 pl-1 font-mono text-tiny leading-7 whitespace-nowrap"
      style={{ left: leftOf(axis, place) }}
    >
      {sayTick(Math.max(0, offsetMs), step)}
    </span>
  ))
}

interface TraceBackdropProps {
  axis: Axis
  gaps: readonly IdleGap[]
  heightPx: number
}

/** What stands behind the bars, in the window only: tick lines, and idle time hatched. A compressed gap is a seam. */
export function TraceBackdrop({ axis, gaps, heightPx }: TraceBackdropProps) {
  const { ticks } = axisTicks(axis.map, axis.stretch.from, axis.stretch.to, mostTicks)
  return (
    <div aria-hidden="true" className="sticky top-0 z-0 h-0">
      <div className={`${columns} pointer-events-none`} style={{ height: heightPx }}>
        <div />
        <div className="relative overflow-hidden">
          {ticks.map(({ place, offsetMs }) => (
            <span
              key={offsetMs}
              className="absolute inset-y-0 w-px bg-[color-mix(in_oklch,var(--line)_60%,transparent)]"
              style={{ left: leftOf(axis, place) }}
            />
          ))}
          {shownGaps(axis, gaps).map(({ startMs, endMs, from, to, isSeam }) => (
            <span
              key={startMs}
              data-idle={isSeam ? 'compressed' : 'shown'}
              className={`absolute inset-y-0 flex items-center justify-center overflow-hidden ${isSeam ? 'border-k-wait border-x border-dashed' : ''}`}
              style={{
                left: `${from * 100}%`,
                width: `${(to - from) * 100}%`,
                minWidth: 2,
                backgroundImage: idlePaint,
              }}
            >
              {(isSeam || to - from > 0.03) && (
                <span className="rotate-180 rounded-1 bg-surface-1 py-1 text-ink-2 text-tiny leading-[13px] [writing-mode:vertical-rl]">
                  {formatDuration(endMs - startMs)} idle
                </span>
              )}
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}

const partOf = ({ stretch }: Axis, place: number) => (place - stretch.from) / (stretch.to - stretch.from)
const leftOf = (axis: Axis, place: number) => `${partOf(axis, place) * 100}%`

/** A hatch thinner than this part of the axis is not drawn: thousands of them would be a grey wall. */
const thinnest = 0.002

function shownGaps({ map, stretch, at }: Axis, gaps: readonly IdleGap[]) {
  const first = countWhile(gaps, (gap) => gap.endMs < map.toMs(stretch.from))
  const behind = countWhile(gaps, (gap) => gap.startMs <= map.toMs(stretch.to))
  return gaps.slice(first, behind).flatMap((gap) => {
    const from = at(gap.startMs)
    const to = at(gap.endMs)
    if (to - from < thinnest) return []
    const isSeam = map.toPlace(gap.endMs) - map.toPlace(gap.startMs) < (gap.endMs - gap.startMs) * 0.999
    return [{ ...gap, from: Math.max(-0.05, from), to: Math.min(1.05, to), isSeam }]
  })
}
