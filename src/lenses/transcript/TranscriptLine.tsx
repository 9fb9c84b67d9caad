import { memo } from 'react'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import { cn } from '@/lib/cn.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { sayOffset } from '../quantities.ts'
import { ParallelHeading } from './ParallelHeading.tsx'
import { draftKind, RowBody } from './RowBody.tsx'
import type { ParallelCalls } from './readParallel.ts'
import { markerColour, rowName } from './rowKind.ts'
import type { TranscriptItem } from './TranscriptItem.ts'

interface TranscriptLineProps {
  item: TranscriptItem
  /** When the row's turn began, in milliseconds since the epoch; null when that is not known. */
  turnStartMs: number | null
  turnNumber: number | null
  /** False for the heading of a turn whose first event has a row of its own: an id is on one line only. */
  isEventOwner: boolean
  /** How long a wait that is over took (null: not known); undefined for every other line. */
  waitedMs: number | null | undefined
  /** The calls this one runs beside; null when there are none. */
  parallel: ParallelCalls | null
  /** Place of the row in the timeline; -1 for what is not in it. */
  place: number
  isSelected: boolean
}

/** One line of the transcript: its offset, its mark on the rail, and what it shows. */
export const TranscriptLine = memo(
  function TranscriptLine({ item: given, turnStartMs, turnNumber, ...line }: TranscriptLineProps) {
    const item = line.waitedMs === undefined ? given : withEndedWait(given, line.waitedMs)
    const row = item.kind === 'row' ? item.row : null
    const { parallel } = line
    const isFirst = parallel?.firstIndex === line.place
    const isLast = parallel?.lastIndex === line.place
    const isTurn = row?.kind === 'turn'
    return (
      <article
        tabIndex={-1}
        aria-label={lineName(item, turnNumber)}
        aria-current={line.isSelected ? 'true' : undefined}
        aria-description={parallel ? `one of ${parallel.keys.length} calls in parallel` : undefined}
        data-event-id={line.isEventOwner ? eventIdOf(item) : undefined}
        data-turn-of={line.isEventOwner ? undefined : eventIdOf(item)}
        data-result-id={row?.kind === 'call' ? (row.resultId ?? undefined) : undefined}
        className={isTurn ? undefined : 'group/line grid grid-cols-[44px_minmax(0,1fr)] outline-none'}
      >
        {isTurn ? (
          <RowBody item={item} turnNumber={turnNumber} />
        ) : (
          <>
            <div className="pt-2.5 pr-3 text-right font-mono text-ink-3 text-tiny leading-none tabular-nums">
              {row?.atMs != null && turnStartMs !== null ? sayOffset(row.atMs - turnStartMs) : ''}
            </div>
            <div className="relative min-w-0 border-line border-l-[1.5px] py-[3px] pl-4">
              <span
                aria-hidden="true"
                className={cn(
                  'absolute top-[11px] -left-[5px] size-[8.5px] rounded-[3px] shadow-[0_0_0_3px_var(--surface-1)]',
                  row ? markerColour(row) : draftColour(item),
                )}
              />
              {parallel && (
                <span
                  aria-hidden="true"
                  className={cn(
                    'absolute left-[7px] w-[5px] border-k-tool/60 border-l-[1.5px]',
                    isFirst ? 'top-[13px] rounded-tl-1 border-t-[1.5px]' : 'top-0',
                    isLast ? 'bottom-2 rounded-bl-1 border-b-[1.5px]' : 'bottom-0',
                  )}
                />
              )}
              {parallel && isFirst && <ParallelHeading calls={parallel} />}
              <div
                className={cn(
                  'rounded-3 outline-offset-2 group-focus-visible/line:outline-2 group-focus-visible/line:outline-focus',
                  line.isSelected && 'outline-2 outline-focus',
                )}
              >
                <RowBody item={item} turnNumber={turnNumber} />
              </div>
            </div>
          </>
        )}
      </article>
    )
  },
  (before, after) =>
    isSameItem(before.item, after.item) &&
    before.isEventOwner === after.isEventOwner &&
    before.isSelected === after.isSelected &&
    before.waitedMs === after.waitedMs &&
    isSameGroup(before, after) &&
    before.turnStartMs === after.turnStartMs &&
    before.turnNumber === after.turnNumber,
)

function isSameItem(before: TranscriptItem, after: TranscriptItem): boolean {
  if (before.kind === 'row') return after.kind === 'row' && before.row === after.row
  if (before.kind === 'draft') return after.kind === 'draft' && before.draft === after.draft
  return after.kind === 'outgoing' && before.message === after.message
}

function isSameGroup(before: TranscriptLineProps, after: TranscriptLineProps): boolean {
  const [left, right] = [before.parallel, after.parallel]
  if (!left || !right) return left === right
  return (
    left.keys.length === right.keys.length &&
    left.endMs === right.endMs &&
    left.isOpen === right.isOpen &&
    left.firstIndex - before.place === right.firstIndex - after.place
  )
}

/** The line of a wait, once it is over. */
function withEndedWait(item: TranscriptItem, waitedMs: number | null): TranscriptItem {
  if (item.kind !== 'row' || item.row.kind !== 'note') return item
  const text = item.row.text.replace(/^Waits\b/, 'Waited')
  const row = { ...item.row, tone: 'quiet' as const, text: withDuration(text, waitedMs) }
  return { ...item, row }
}

const withDuration = (text: string, ms: number | null) => (ms === null ? text : `${text} · ${formatDuration(ms)}`)

const eventIdOf = (item: TranscriptItem) =>
  item.kind === 'row' ? item.row.eventId : item.kind === 'draft' ? item.draft.eventId : undefined

function lineName(item: TranscriptItem, turnNumber: number | null): string {
  if (item.kind === 'row') return rowName(item.row, turnNumber)
  return rowName(standIn(item))
}

const draftColour = (item: TranscriptItem) => (item.kind === 'row' ? '' : markerColour(standIn(item)))

/** The row that something outside the log will become. */
function standIn(item: Exclude<TranscriptItem, { kind: 'row' }>): TimelineRow {
  const base = { key: item.key, eventId: item.key, atMs: null, threadId: null }
  if (item.kind === 'outgoing') return { ...base, kind: 'user' }
  return draftKind(item.draft.type) === 'thinking'
    ? { ...base, kind: 'thinking', endedAtMs: null, characters: null }
    : { ...base, kind: 'message' }
}
