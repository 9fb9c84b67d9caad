import { memo } from 'react'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import { cn } from '@/lib/cn.ts'
import { sayOffset } from '../quantities.ts'
import { draftKind, RowBody } from './RowBody.tsx'
import { markerColour, rowName } from './rowKind.ts'
import type { TranscriptItem } from './TranscriptItem.ts'

interface TranscriptLineProps {
  item: TranscriptItem
  /** When the row's turn began, in milliseconds since the epoch; null when that is not known. */
  turnStartMs: number | null
  turnNumber: number | null
}

/** One line of the transcript: its offset, its mark on the rail, and what it shows. */
export const TranscriptLine = memo(
  function TranscriptLine({ item, turnStartMs, turnNumber }: TranscriptLineProps) {
    const row = item.kind === 'row' ? item.row : null
    const isTurn = row?.kind === 'turn'
    return (
      <article
        tabIndex={-1}
        aria-label={lineName(item, turnNumber)}
        data-event-id={item.kind === 'row' ? item.row.eventId : item.kind === 'draft' ? item.draft.eventId : undefined}
        data-result-id={row?.kind === 'call' ? (row.resultId ?? undefined) : undefined}
        className={isTurn ? undefined : 'grid grid-cols-[44px_minmax(0,1fr)]'}
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
              <RowBody item={item} turnNumber={turnNumber} />
            </div>
          </>
        )}
      </article>
    )
  },
  (before, after) =>
    isSameItem(before.item, after.item) &&
    before.turnStartMs === after.turnStartMs &&
    before.turnNumber === after.turnNumber,
)

function isSameItem(before: TranscriptItem, after: TranscriptItem): boolean {
  if (before.kind === 'row') return after.kind === 'row' && before.row === after.row
  if (before.kind === 'draft') return after.kind === 'draft' && before.draft === after.draft
  return after.kind === 'outgoing' && before.message === after.message
}

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
