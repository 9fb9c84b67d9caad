import { type SyntheticEvent, useEffect, useEffectEvent, useLayoutEffect, useMemo, useState } from 'react'
import type { EventKind } from '@/domain/session/logItems.ts'
import type { Draft, Timeline } from '@/domain/session/timeline.ts'
import type { Selection } from '../sessionView.ts'
import { useVisiblePart, type VisiblePart } from '../visiblePart.ts'
import { createDisclosures } from './createDisclosures.ts'
import { createRowFilter } from './createRowFilter.ts'
import { tempoMemoryOf } from './createTempoMemory.ts'
import { createTurnCounter, turnStartMs } from './createTurnCounter.ts'
import type { FoldLevel } from './foldLevel.ts'
import { HistoryLine, type HistoryState } from './HistoryLine.tsx'
import { JumpToLatest } from './JumpToLatest.tsx'
import { readParallel } from './readParallel.ts'
import { readWait } from './readWait.ts'
import { TranscriptAnnouncer } from './TranscriptAnnouncer.tsx'
import { type OutgoingMessage, type TranscriptItems, toItems } from './TranscriptItem.ts'
import { TranscriptLine } from './TranscriptLine.tsx'
import { TranscriptContext, type TranscriptSource } from './TranscriptSource.ts'
import { useTranscriptScroll } from './useTranscriptScroll.ts'

export interface TranscriptProps {
  timeline: Timeline
  /** Grows with every change of the timeline, which keeps its identity. */
  version: number
  drafts: readonly Draft[]
  outgoing?: readonly OutgoingMessage[]
  /** Must be the same object as long as it reads the same log. */
  source: TranscriptSource
  history: HistoryState
  onLoadOlder: () => void
  /** Scrolls to the row of this event and gives it the focus, unless that stays where it is. A new object asks again. */
  reveal?: { eventId: string; keepsFocus?: boolean } | null
  /** How much is shown. What was opened one by one stays open until this changes. */
  foldLevel?: FoldLevel
  /** Kinds that have no line. Must be the same object as long as it holds the same. */
  hiddenKinds?: ReadonlySet<EventKind>
  selection?: Selection
  visible?: VisiblePart
}

/** How many rows from the beginning older ones are asked for. */
const nearTopRows = 15
const nothingOutgoing: readonly OutgoingMessage[] = []
const noSelection: Selection = { eventId: null, select: () => undefined }

/** A session as a conversation: turns, messages, thoughts and tool calls, from the first to the last. */
export function Transcript(props: TranscriptProps) {
  const { timeline, version, drafts, outgoing = nothingOutgoing, source, history, onLoadOlder, reveal = null } = props
  const { selection = noSelection, hiddenKinds } = props
  const [foldLevel, unfold] = useFoldLevel(props.foldLevel ?? 'all')
  const [pickRows] = useState(createRowFilter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timeline keeps its identity while it grows; the version tells
  const rows = useMemo(
    () => pickRows(timeline, foldLevel, hiddenKinds),
    [pickRows, timeline, version, foldLevel, hiddenKinds],
  )
  const items = useMemo(() => toItems(timeline, outgoing, drafts, rows), [timeline, outgoing, drafts, rows])
  const scroll = useTranscriptScroll(items)
  const [numberOf] = useState(createTurnCounter)
  const tempos = tempoMemoryOf(source)
  const context = useMemo(
    () => ({ ...source, disclosures: createDisclosures(), foldLevel, tempos }),
    [source, foldLevel, tempos],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timeline keeps its identity while it grows; the version tells
  useLayoutEffect(() => tempos.see(timeline, drafts, source.now()), [tempos, source, timeline, version, drafts])

  const selectedId = selection.eventId
  const selectedRow = selectedId === null ? undefined : timeline.at(timeline.indexOf(selectedId))
  const selectRow = ({ target }: SyntheticEvent) => {
    const line = target instanceof Element ? target.closest<HTMLElement>('[data-event-id]') : null
    const eventId = line?.dataset.eventId
    // Marking a text with the mouse is no choice of a row, and the row that shows the selected event has it already.
    if (!eventId || eventId === selectedRow?.eventId || !(getSelection()?.isCollapsed ?? true)) return
    if (timeline.indexOf(eventId) !== -1) selection.select(eventId)
  }

  const shown = scroll.rows.getVirtualItems()
  const seen = scroll.rows.range
  useVisiblePart(props.visible, seen ? [...timesOf(items, seen)] : [])
  const firstShown = shown[0]?.index ?? 0
  const isNearTop = history === 'more' && items.length > 0 && firstShown < nearTopRows
  useEffect(() => {
    if (isNearTop) onLoadOlder()
  }, [isNearTop, onLoadOlder])

  const showEvent = useEffectEvent(({ eventId, keepsFocus }: NonNullable<typeof reveal>) => {
    const index = timeline.indexOf(eventId)
    const place = rows.placeOf(index)
    if (index === -1) return
    if (rows.timelineIndex(place) === index) scroll.show(place, eventId, keepsFocus)
    else unfold()
  })
  // Asked again once everything is shown, for what the fold level had hidden.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  useEffect(() => {
    if (reveal) showEvent(reveal)
  }, [reveal, foldLevel])

  const firstRow = firstShown < rows.length ? rows.timelineIndex(firstShown) : timeline.length - 1
  let startMs = turnStartMs(timeline, firstRow)
  let parallel: ReturnType<typeof readParallel> = null
  return (
    <TranscriptContext value={context}>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div
          ref={scroll.scrollRef}
          onScroll={scroll.onScroll}
          onKeyDown={scroll.onKeyDown}
          onFocus={selectRow}
          onClick={selectRow}
          role="log"
          aria-label="Transcript"
          aria-live="off" // every delta would be read out; TranscriptAnnouncer says what matters
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          tabIndex={0}
          className="min-h-0 flex-1 overflow-y-auto pr-5 pl-3 -outline-offset-2"
        >
          {items.length === 0 && (
            <p className="pt-10 text-center text-ink-3">
              Nothing has happened here yet. The first message starts the first turn.
            </p>
          )}
          <div className="relative" style={{ height: scroll.rows.getTotalSize() }}>
            {items.length > 0 && <HistoryLine history={history} onLoadOlder={onLoadOlder} />}
            {shown.map(({ index, key, start }) => {
              const item = items.at(index)
              if (!item) return null
              const row = item.kind === 'row' ? item.row : null
              const place = row ? rows.timelineIndex(index) : -1
              const turn = row?.kind === 'turn' ? row : null
              if (turn) startMs = turn.atMs
              if (!parallel || parallel.lastIndex < place || place === -1) parallel = readParallel(timeline, place)
              return (
                <div
                  key={key}
                  ref={scroll.rows.measureElement}
                  data-index={index}
                  className="absolute top-0 left-0 w-full"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <TranscriptLine
                    item={item}
                    turnStartMs={startMs}
                    turnNumber={turn && history === 'complete' ? numberOf(timeline, turn) : null}
                    isEventOwner={!turn || timeline.indexOf(turn.eventId) === place}
                    waitedMs={row ? readWait(timeline, place, row, source.read) : undefined}
                    parallel={parallel && parallel.firstIndex <= place ? parallel : null}
                    place={place}
                    isSelected={row !== null && row.key === selectedRow?.key}
                  />
                </div>
              )
            })}
          </div>
        </div>
        {!scroll.isFollowing && (
          <JumpToLatest newCount={countBehind(timeline, scroll.leftAtEventId)} onJump={scroll.follow} />
        )}
        <TranscriptAnnouncer timeline={timeline} version={version} />
      </div>
    </TranscriptContext>
  )
}

/** The level asked for; everything, once something hidden had to be shown, until another level is asked for. */
function useFoldLevel(asked: FoldLevel): [FoldLevel, () => void] {
  const [unfoldedAt, setUnfoldedAt] = useState<FoldLevel | null>(null)
  useLayoutEffect(() => setUnfoldedAt((at) => (at === asked ? at : null)), [asked])
  return [unfoldedAt === asked ? 'all' : asked, () => setUnfoldedAt(asked)]
}

/** The times of the rows on screen, and how long the last of them went on. */
function* timesOf(items: TranscriptItems, { startIndex, endIndex }: { startIndex: number; endIndex: number }) {
  for (let index = startIndex; index <= endIndex; index += 1) {
    const item = items.at(index)
    if (item?.kind !== 'row') continue
    yield item.row.atMs
    // A turn says where it began; how far it goes on is beyond what is on screen.
    if (item.row.kind !== 'turn' && 'endedAtMs' in item.row) yield item.row.endedAtMs
  }
}

/** How many rows stand behind the one that shows this event. */
function countBehind(timeline: Timeline, eventId: string | null): number {
  if (eventId === null) return 0
  const index = timeline.indexOf(eventId)
  return index === -1 ? 0 : timeline.length - 1 - index
}
