import type { LogItem, LogItems } from '@/domain/session/logItems.ts'
import { saySize } from '../quantities.ts'
import type { Selection, SessionView } from '../sessionView.ts'
import { DeltaRowView } from './DeltaRowView.tsx'
import { EventRowView } from './EventRowView.tsx'
import type { EventRows } from './eventRows.ts'
import type { EventOrder } from './listedItems.ts'
import { SeamRow } from './SeamRow.tsx'
import { saySeam } from './saySeam.ts'
import { sayInstant, sayOffset, sayStep, type TimeMode } from './sayTime.ts'
import type { EventCursor } from './useEventCursor.ts'
import { topOf } from './useEventScroll.ts'
import type { OpenedDeltas } from './useOpenedDeltas.ts'

export interface EventLineProps {
  session: SessionView
  rows: EventRows
  position: number
  order: EventOrder
  timeMode: TimeMode
  cursor: EventCursor
  selection: Selection
  opened: OpenedDeltas
  rowId: (eventId: string) => string
}

/** Whatever stands at a position of the grid: an event, a break of the stream, missing events, a piece of a message. */
export function EventLine(props: EventLineProps) {
  const { session, rows, position, order, timeMode, cursor, selection, opened, rowId } = props
  const { items } = session
  const row = rows.at(position)
  const topPx = topOf(position)
  const rowIndex = position + 2
  if (row?.kind === 'seam') return <SeamRow {...{ rowIndex, topPx }}>{saySeam(row.seam)}</SeamRow>
  if (row?.kind === 'delta') return <DeltaRowView {...{ rowIndex, topPx, timeMode }} {...row} />
  const item = row && items.at(row.index)
  if (!item) return null
  if (item.source === 'gap') return <SeamRow {...{ rowIndex, topPx }}>{item.summary}</SeamRow>
  const above = itemAbove(items, rows, position)
  const { range } = cursor
  return (
    <EventRowView
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
      topPx={topPx}
      isSelected={item.id === selection.eventId}
      isInRange={range !== null && range.from !== range.to && position >= range.from && position <= range.to}
      isActive={item.id === cursor.activeId}
      deltaCount={opened.countOf(item)}
      isOpen={opened.has(item.id)}
      onToggle={opened.toggle}
    />
  )
}

function sayTime(mode: TimeMode, items: LogItems, item: LogItem, above: LogItem | undefined): string {
  if (mode === 'step') return sayStep(item.atMs, above?.atMs)
  if (item.atMs === null) return '—'
  if (mode === 'clock') return sayInstant(item.atMs)
  const startMs = items.turnAt(item.index)?.atMs
  return startMs == null ? '—' : sayOffset(item.atMs - startMs)
}

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
