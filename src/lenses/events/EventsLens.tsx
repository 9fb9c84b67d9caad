import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { LogItems } from '@/domain/session/logItems.ts'
import { notify, notifyFailure } from '@/ui/notify.ts'
import { type SessionSearch, useSearch } from '../filter/useSearch.ts'
import { sayCount } from '../quantities.ts'
import type { LensProps, StreamSeam } from '../sessionView.ts'
import { JumpToLatest } from '../transcript/JumpToLatest.tsx'
import { useVisiblePart } from '../visiblePart.ts'
import { EventGrid } from './EventGrid.tsx'
import { EventsEmpty } from './EventsEmpty.tsx'
import { EventsFooter } from './EventsFooter.tsx'
import { type EventRows, toEventRows } from './eventRows.ts'
import { type EventOrder, listItems } from './listedItems.ts'
import { nextTimeMode, type TimeMode } from './sayTime.ts'
import { toJsonLines } from './toJsonLines.ts'
import { useEventCursor } from './useEventCursor.ts'
import { useEventScroll } from './useEventScroll.ts'
import { useOpenedDeltas } from './useOpenedDeltas.ts'
import { useSeams } from './useSeams.ts'
import { WritingLines } from './WritingLines.tsx'

export interface EventsLensProps extends LensProps {
  /** The search behind `filter`, where the page has one already. */
  search?: SessionSearch
  /** Kept here unless the page keeps it. */
  timeMode?: TimeMode
  onTimeMode?: (mode: TimeMode) => void
}

const unbroken: readonly StreamSeam[] = []

/** The raw log: one row an event, as many as there are. */
export function EventsLens(props: EventsLensProps) {
  const { search, ...rest } = props
  return search ? <EventsList {...rest} search={search} /> : <SearchingEvents {...rest} />
}

function SearchingEvents(props: Omit<EventsLensProps, 'search'>) {
  return <EventsList {...props} search={useSearch(props.session, props.filter)} />
}

function EventsList(props: EventsLensProps & { search: SessionSearch }) {
  const { session, selection, window, search } = props
  const { items, reconnects = unbroken } = session
  const [order, setOrder] = useState<EventOrder>('server')
  const [ownTimeMode, setOwnTimeMode] = useState<TimeMode>('offset')
  const timeMode = props.timeMode ?? ownTimeMode
  const onNextTimeMode = () => (props.onTimeMode ?? setOwnTimeMode)(nextTimeMode[timeMode])

  const { hits } = search
  const listed = useMemo(() => listItems(items, hits, order, window), [items, hits, order, window])
  const seams = useSeams(items, reconnects)
  const opened = useOpenedDeltas(session)
  const rows = toEventRows(items, listed, seams, opened.list)
  const scroll = useEventScroll(rows)
  const cursor = useEventCursor({
    items,
    rows,
    selection,
    heightPx: () => scroll.scrollRef.current?.clientHeight ?? 0,
    show: scroll.show,
    follow: scroll.follow,
    onCopy: () => void copy(),
    onNextTimeMode,
    onToggle: opened.toggle,
    isOpen: opened.has,
  })
  useVisiblePart(props.visible, timesOf(items, rows, scroll.seen))
  const chosen = cursor.range
  const copy = async () => {
    if (!chosen) return
    const { text, count } = toJsonLines(items, rows, chosen, session.rawJson)
    try {
      await navigator.clipboard.writeText(text)
      notify(`Copied ${sayCount(count, 'event')} as JSON lines.`)
    } catch {
      notifyFailure('The browser does not allow copying here. Export the session instead.')
    }
  }

  // The list moves to what was selected in another lens, or by the link, once it is here.
  const selectedAt = selection.eventId === null ? -1 : rows.positionOf(selection.eventId)
  const isSelectedListed = selectedAt !== -1
  const showSelected = useEffectEvent(() => scroll.show(selectedAt))
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again for each new selection
  useEffect(() => {
    if (isSelectedListed) showSelected()
  }, [selection.eventId, isSelectedListed])

  const counts = items.kindCounts()
  const totalCount = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const gapCount = hits === null && window === null ? items.length - totalCount : 0
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {search.problem && (
        <p role="status" className="flex-none border-line border-b bg-k-error-soft px-4 py-1.5 text-k-error text-small">
          The search cannot be read, so it hides nothing. {search.problem.message} (character{' '}
          {search.problem.position + 1})
        </p>
      )}
      <div className="relative flex min-h-0 flex-1 flex-col">
        <EventGrid {...{ session, rows, order, timeMode, onNextTimeMode, scroll, cursor, selection, opened }} />
        {listed.length === 0 && <EventsEmpty search={search} isEmptyLog={items.length === 0} />}
        {!scroll.isFollowing && rows.length > 0 && <JumpToLatest newCount={scroll.newCount} onJump={scroll.follow} />}
      </div>
      <WritingLines drafts={session.drafts} />
      <EventsFooter
        shownCount={listed.length - gapCount}
        totalCount={totalCount}
        search={search}
        order={order}
        onOrder={setOrder}
        chosenCount={chosen ? chosen.to - chosen.from + 1 : 0}
        onCopy={() => void copy()}
      />
    </div>
  )
}

function* timesOf(items: LogItems, rows: EventRows, { from, to }: { from: number; to: number }) {
  for (let position = from; position < to; position += 1) {
    const row = rows.at(position)
    if (row?.kind === 'event') yield items.at(row.index)?.atMs
  }
}
