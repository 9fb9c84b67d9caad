import { useId } from 'react'
import type { LogItems } from '@/domain/session/logItems.ts'
import { cn } from '@/lib/cn.ts'
import { EventLine, type EventLineProps } from './EventLine.tsx'
import { GridHead } from './GridHead.tsx'
import { GridPart } from './GridPart.tsx'
import type { EventScroll } from './useEventScroll.ts'

interface EventGridProps extends Omit<EventLineProps, 'position' | 'rowId'> {
  onNextTimeMode: () => void
  scroll: EventScroll
}

/** The rows on screen, under their headings. The grid has the focus; the active row is named, not focused. */
export function EventGrid({ onNextTimeMode, scroll, ...line }: EventGridProps) {
  const { session, rows, timeMode, cursor } = line
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
          {shown.map((position) => (
            <EventLine key={rows.keyAt(position)} position={position} rowId={rowId} {...line} />
          ))}
        </GridPart>
      </div>
    </GridPart>
  )
}

function firstTime(items: LogItems): number | null {
  return items.at(items.length - 1)?.atMs ?? items.at(0)?.atMs ?? null
}
