import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import type { TraceBar } from '@/domain/session/trace/traceBar.ts'
import type { TraceLine } from '@/domain/session/trace/traceLines.ts'
import { cn } from '@/lib/cn.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { traceDetail, traceDurationMs, traceOutcome, traceTitle } from './sayTrace.ts'
import { TraceBarView } from './TraceBarView.tsx'
import { TraceIcon } from './TraceIcon.tsx'
import { isFailed } from './tracePaint.ts'
import type { Axis } from './useAxis.ts'
import { rowPx } from './useRowWindow.ts'

export const columns = 'grid grid-cols-[minmax(150px,330px)_minmax(0,1fr)] max-[900px]:grid-cols-[45%_minmax(0,1fr)]'

interface TraceRowProps {
  id: string
  /** The line in words. */
  name: string
  line: TraceLine
  position: number
  row: TimelineRow
  bar: TraceBar | null
  turnNumber: number | null
  isActive: boolean
  axis: Axis
  nowMs: number
  onSelect(row: TimelineRow): void
  onToggle(key: string): void
}

/** One line of the trace: what it is on the left, when it was on the right. Keys are the tree's business. */
function PlainTraceRow(props: TraceRowProps) {
  const { id, name, line, position, row, bar, turnNumber, isActive, axis, nowMs, onSelect, onToggle } = props
  const durationMs = traceDurationMs(bar, nowMs)
  const outcome = traceOutcome(row, bar)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles keys for all its items
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus and names the active item
    <div
      id={id}
      role="treeitem"
      aria-label={name}
      aria-level={line.depth + 1}
      aria-posinset={line.place}
      aria-setsize={line.siblings}
      aria-expanded={line.hasChildren ? line.isExpanded : undefined}
      aria-selected={isActive}
      data-event-id={row.eventId}
      onClick={() => onSelect(row)}
      className={cn(
        columns,
        'absolute top-0 left-0 w-full cursor-default border-b border-b-[color-mix(in_oklch,var(--line)_55%,transparent)] text-[12.5px]',
        isActive
          ? 'bg-[color-mix(in_oklch,var(--ink)_6%,transparent)] group-focus-visible:outline-2 group-focus-visible:-outline-offset-2 group-focus-visible:outline-focus'
          : 'hover:bg-[color-mix(in_oklch,var(--ink)_3%,transparent)]',
      )}
      style={{ height: rowPx, transform: `translateY(${position * rowPx}px)` }}
    >
      <div
        className="flex min-w-0 items-center gap-2 overflow-hidden pr-3.5 whitespace-nowrap"
        style={{ paddingLeft: 4 + line.depth * 14 }}
      >
        {line.hasChildren ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the tree do the same
          // biome-ignore lint/a11y/noStaticElementInteractions: a handle for the mouse; the item itself says its state
          <span
            className="-mr-1.5 grid size-4 flex-none cursor-pointer place-items-center rounded-1 text-ink-3 hover:bg-surface-3"
            data-toggle
            onClick={(event) => {
              event.stopPropagation()
              onToggle(row.key)
            }}
          >
            <ChevronRight className={cn('size-3', line.isExpanded && 'rotate-90')} aria-hidden="true" />
          </span>
        ) : (
          <span className="-mr-1.5 w-4 flex-none" />
        )}
        <TraceIcon row={row} />
        <span
          className={cn(
            'min-w-0 truncate',
            row.kind === 'turn' ? 'font-semibold' : 'font-[450]',
            row.kind !== 'note' && 'flex-none max-w-[60%]',
          )}
        >
          {traceTitle(row, turnNumber)}
        </span>
        <span className="min-w-0 truncate font-mono text-ink-3 text-mini">{traceDetail(row)}</span>
        {outcome && (
          <span
            className={cn(
              'flex-none text-mini',
              isFailed(row) || (row.kind === 'turn' && row.failureCount > 0 && !row.isOpen)
                ? 'text-k-error'
                : outcome === 'waiting'
                  ? 'text-k-wait'
                  : 'text-ink-2',
            )}
          >
            {outcome}
          </span>
        )}
        <span className="ml-auto flex-none pl-1 font-mono text-ink-3 text-small tabular-nums">
          {durationMs === null ? (bar ? '' : '—') : formatDuration(durationMs)}
        </span>
      </div>
      <div aria-hidden="true" className="relative overflow-hidden border-line border-l">
        {bar && <TraceBarView row={row} bar={bar} axis={axis} nowMs={nowMs} />}
      </div>
    </div>
  )
}

/** Scrolling draws only the lines that come into sight: lines and bars are made anew each time, but say the same. */
export const TraceRow = memo(
  PlainTraceRow,
  (before, after) =>
    before.name === after.name &&
    before.row === after.row &&
    before.id === after.id &&
    before.position === after.position &&
    before.isActive === after.isActive &&
    before.turnNumber === after.turnNumber &&
    before.onSelect === after.onSelect &&
    before.onToggle === after.onToggle &&
    before.axis.map === after.axis.map &&
    isSame(before.axis.stretch, after.axis.stretch) &&
    isSame(before.line, after.line) &&
    isSameBar(before, after),
)

function isSameBar(before: TraceRowProps, after: TraceRowProps): boolean {
  if (before.bar === null || after.bar === null) return before.bar === after.bar
  if (after.bar.endMs === null && before.nowMs !== after.nowMs) return false
  const phases = after.bar.phases
  return (
    before.bar.startMs === after.bar.startMs &&
    before.bar.endMs === after.bar.endMs &&
    before.bar.isUnended === after.bar.isUnended &&
    before.bar.phases.length === phases.length &&
    before.bar.phases.every((phase, at) => isSame(phase, phases[at]))
  )
}

/** Both hold plain values under the same names. */
function isSame<Plain extends object>(before: Plain, after: Plain | undefined): boolean {
  const other: Record<string, unknown> = { ...after }
  return Object.entries(before).every(([name, value]) => other[name] === value)
}
