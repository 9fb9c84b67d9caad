import { ChevronRight } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { EventKind } from '@/domain/session/logItems.ts'
import { cn } from '@/lib/cn.ts'
import { kindColour } from '../filter/kindColour.ts'
import { sayCount } from '../quantities.ts'
import { GridPart } from './GridPart.tsx'

/** Widths of the columns, for the heading and each row. */
export const columns =
  'grid grid-cols-[52px_92px_76px_minmax(160px,210px)_minmax(0,1fr)_72px] items-center gap-2.5 px-4'

export interface EventRowProps {
  rowId: string
  eventId: string
  rowIndex: number
  number: string
  time: string
  step: string
  type: string
  kind: EventKind
  name: string | null
  summary: string
  size: string
  topPx: number
  isSelected: boolean
  isInRange: boolean
  isActive: boolean
  /** In how many pieces the event came; 0 when it came whole. */
  deltaCount: number
  isOpen: boolean
  onToggle: (eventId: string) => void
}

/** One event of the log on one line. */
export const EventRowView = memo(function EventRowView(props: EventRowProps) {
  const { rowId, eventId, rowIndex, number, time, step, type, kind, name, summary, size, topPx, deltaCount } = props
  return (
    <GridPart
      id={rowId}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={props.isSelected || props.isInRange}
      data-event-id={eventId}
      style={{ transform: `translateY(${topPx}px)` }}
      className={cn(
        columns,
        'absolute top-0 left-0 h-[27px] w-full cursor-default border-line/55 border-b text-[12.5px]',
        (props.isSelected || props.isInRange) && 'bg-surface-2',
        props.isSelected && 'shadow-[inset_2px_0_var(--focus)]',
        props.isActive
          ? 'group-focus-visible/grid:outline-2 group-focus-visible/grid:outline-focus group-focus-visible/grid:-outline-offset-2'
          : 'hover:bg-surface-2',
      )}
    >
      <Cell className="font-mono text-ink-3">{number}</Cell>
      <Cell className="font-mono">{time}</Cell>
      <Cell className="font-mono text-ink-3">{step}</Cell>
      <Cell className="flex items-center gap-2 font-mono">
        <span aria-hidden="true" className={cn('size-2 shrink-0 rounded-[2.5px]', kindColour[kind])} />
        <span className="truncate">{type}</span>
        {kind === 'error' && <span className="sr-only">(failed)</span>}
      </Cell>
      <Cell className="flex items-center gap-2 text-ink-2">
        <span className="min-w-0 truncate">
          {name && <b className="mr-2 font-medium text-ink">{name}</b>}
          {summary}
        </span>
        {deltaCount > 0 && (
          <DeltaToggle count={deltaCount} isOpen={props.isOpen} onToggle={() => props.onToggle(eventId)} />
        )}
      </Cell>
      <Cell className="text-right font-mono text-ink-3">{size}</Cell>
    </GridPart>
  )
})

function DeltaToggle({ count, isOpen, onToggle }: { count: number; isOpen: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={(event) => {
        // The row would be selected.
        event.stopPropagation()
        onToggle()
      }}
      className="flex flex-none items-center gap-0.5 rounded-1 px-1 text-ink-3 text-mini hover:bg-surface-2 hover:text-ink"
    >
      <ChevronRight aria-hidden="true" className={cn('size-3', isOpen && 'rotate-90')} />
      {sayCount(count, 'delta')}
    </button>
  )
}

function Cell({ className, children }: { className: string; children: ReactNode }) {
  return (
    <GridPart role="gridcell" className={cn('min-w-0 whitespace-nowrap tabular-nums', className)}>
      {children}
    </GridPart>
  )
}
