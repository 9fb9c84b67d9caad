import { type ReactNode, useId } from 'react'
import type { LogItem, LogItems } from '@/domain/session/logItems.ts'
import { cn } from '@/lib/cn.ts'
import { Kbd } from '@/ui/Kbd.tsx'
import { saySize } from '../quantities.ts'
import type { Selection, SessionView } from '../sessionView.ts'
import { columns, EventRowView } from './EventRowView.tsx'
import type { EventRows } from './eventRows.ts'
import { GridPart } from './GridPart.tsx'
import type { EventOrder } from './listedItems.ts'
import { SeamRow } from './SeamRow.tsx'
import { sayInstant, sayOffset, sayStep, sayTimeMode, type TimeMode } from './sayTime.ts'
import type { EventCursor } from './useEventCursor.ts'
import { type EventScroll, topOf } from './useEventScroll.ts'

interface EventGridProps {
  session: SessionView
  rows: EventRows
  order: EventOrder
  timeMode: TimeMode
  onNextTimeMode: () => void
  scroll: EventScroll
  cursor: EventCursor
  selection: Selection
}

/** The rows on screen, under their headings. The grid has the focus; the active row is named, not focused. */
export function EventGrid(props: EventGridProps) {
  const { session, rows, order, timeMode, onNextTimeMode, scroll, cursor, selection } = props
  const { items } = session
  const gridId = useId()
  const { from, to } = scroll.shown
  const shown = Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place)
  const rowId = (eventId: string) => `${gridId}-${eventId}`
  const activeAt = cursor.activeId === null ? -1 : rows.positionOf(cursor.activeId)
  const isActiveShown = activeAt >= from && activeAt < to
  return (
    <GridPart
      role="grid"
      aria-label="Events"
      aria-rowcount={rows.length + 1}
      aria-colcount={6}
      aria-multiselectable="true"
      aria-activedescendant={isActiveShown && cursor.activeId ? rowId(cursor.activeId) : undefined}
      tabIndex={0}
      onKeyDown={cursor.onKeyDown}
      onMouseDown={cursor.onMouseDown}
      onClick={cursor.onClick}
      ref={scroll.scrollRef}
      onScroll={scroll.onScroll}
      className={cn('group/grid min-h-0 flex-1 overflow-auto -outline-offset-2', isActiveShown && 'outline-none')}
    >
      <div role="presentation" className="relative min-w-[640px]" style={{ height: scroll.totalPx }}>
        <GridHead mode={timeMode} atMs={firstTime(items) ?? session.now()} onNextTimeMode={onNextTimeMode} />
        <GridPart role="rowgroup">
          {shown.map((position) => {
            const key = rows.keyAt(position)
            const start = topOf(position)
            const row = rows.at(position)
            const rowIndex = position + 2
            if (row?.kind === 'seam') {
              return (
                <SeamRow key={key} rowIndex={rowIndex} topPx={start}>
                  {`Reconnected at ${sayInstant(row.atMs)}`}
                </SeamRow>
              )
            }
            const item = row && items.at(row.index)
            if (!item) return null
            if (item.source === 'gap') {
              return (
                <SeamRow key={key} rowIndex={rowIndex} topPx={start}>
                  {item.summary}
                </SeamRow>
              )
            }
            const above = itemAbove(items, rows, position)
            return (
              <EventRowView
                key={key}
                rowId={rowId(item.id)}
                eventId={item.id}
                rowIndex={rowIndex}
                number={session.isComplete ? (item.index + 1).toString() : '·'}
                time={sayTime(timeMode, items, item, above)}
                step={
                  order === 'arrival'
                    ? sayStep(item.arrivedAtMs, above?.arrivedAtMs)
                    : sayStep(item.atMs, eventBefore(items, item.index)?.atMs)
                }
                type={item.type}
                kind={item.kind}
                name={item.partnerId !== null && item.type.endsWith('result') ? null : item.name}
                summary={item.summary}
                size={saySize(item.sizeBytes)}
                topPx={start}
                isSelected={item.id === selection.eventId}
                isInRange={isWithin(cursor.range, position)}
                isActive={position === activeAt}
              />
            )
          })}
        </GridPart>
      </div>
    </GridPart>
  )
}

interface GridHeadProps {
  mode: TimeMode
  atMs: number
  onNextTimeMode: () => void
}

function GridHead({ mode, atMs, onNextTimeMode }: GridHeadProps) {
  const label = sayTimeMode(mode, atMs)
  return (
    <GridPart role="rowgroup" className="sticky top-0 z-10 border-line border-b bg-surface-0">
      <GridPart role="row" aria-rowindex={1} className={cn(columns, 'h-[27px] text-ink-3 text-mini')}>
        <Heading>#</Heading>
        <Heading>
          <button
            type="button"
            aria-label={`Time: ${label}. Show it another way`}
            aria-keyshortcuts="o"
            onClick={onNextTimeMode}
            className="-mx-1 flex items-center gap-1 rounded-1 px-1 whitespace-nowrap hover:bg-surface-2 hover:text-ink"
          >
            {label} <Kbd>o</Kbd>
          </button>
        </Heading>
        <Heading>Since last</Heading>
        <Heading>Type</Heading>
        <Heading>Summary</Heading>
        <Heading className="text-right">Size</Heading>
      </GridPart>
    </GridPart>
  )
}

function Heading({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <GridPart role="columnheader" className={cn('min-w-0 whitespace-nowrap', className)}>
      {children}
    </GridPart>
  )
}

function sayTime(mode: TimeMode, items: LogItems, item: LogItem, above: LogItem | undefined): string {
  if (mode === 'step') return sayStep(item.atMs, above?.atMs)
  if (item.atMs === null) return '—'
  if (mode === 'clock') return sayInstant(item.atMs)
  const startMs = items.turnAt(item.index)?.atMs
  return startMs == null ? '—' : sayOffset(item.atMs - startMs)
}

const isWithin = (range: EventCursor['range'], position: number): boolean =>
  range !== null && range.from !== range.to && position >= range.from && position <= range.to

function itemAbove(items: LogItems, rows: EventRows, position: number): LogItem | undefined {
  for (let at = position - 1; at >= 0; at -= 1) {
    const row = rows.at(at)
    const item = row?.kind === 'event' ? items.at(row.index) : undefined
    if (item && item.source !== 'gap') return item
  }
  return undefined
}

/** The event before this one in the log; a gap is none. */
function eventBefore(items: LogItems, index: number): LogItem | undefined {
  const item = items.at(index - 1)
  return item?.source === 'gap' ? items.at(index - 2) : item
}

function firstTime(items: LogItems): number | null {
  return items.at(items.length - 1)?.atMs ?? items.at(0)?.atMs ?? null
}
