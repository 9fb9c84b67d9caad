import type { DeltaFrames } from '@/domain/session/deltaFrames.ts'
import { cn } from '@/lib/cn.ts'
import { sayCount } from '../quantities.ts'
import { columns } from './EventRowView.tsx'
import { GridPart } from './GridPart.tsx'
import { sayInstant, sayOffset, sayStep, type TimeMode } from './sayTime.ts'

interface DeltaRowProps {
  rowIndex: number
  topPx: number
  deltas: DeltaFrames
  /** Which piece; -1 for the announcement. */
  place: number
  timeMode: TimeMode
}

const stallMs = 1000

/** One piece of a message below its row: when it arrived here, how long after the one before, and how long it was. */
export function DeltaRowView({ rowIndex, topPx, deltas, place, timeMode }: DeltaRowProps) {
  const { startedAtMs, frames, unkeptCount } = deltas
  const frame = frames[place]
  const atMs = frame?.atMs ?? startedAtMs
  const beforeMs = frame ? (frames[place - 1]?.atMs ?? startedAtMs) : null
  const isStall = beforeMs !== null && atMs - beforeMs > stallMs
  const isLast = place === frames.length - 1
  return (
    <GridPart
      role="row"
      aria-rowindex={rowIndex}
      style={{ transform: `translateY(${topPx}px)` }}
      className={cn(
        columns,
        'absolute top-0 left-0 h-[27px] w-full border-line/55 border-b bg-surface-0 font-mono text-[12px] text-ink-2 tabular-nums',
      )}
    >
      <GridPart role="gridcell" />
      <GridPart role="gridcell">{timeMode === 'clock' ? sayInstant(atMs) : sayOffset(atMs - startedAtMs)}</GridPart>
      <GridPart role="gridcell" className={isStall ? 'text-k-wait' : 'text-ink-3'}>
        {sayStep(atMs, beforeMs)}
      </GridPart>
      <GridPart role="gridcell" className="truncate pl-4">
        {frame ? 'event_delta' : 'event_start'}
      </GridPart>
      <GridPart role="gridcell" className="truncate font-sans text-ink-3">
        {frame ? sayPiece(frame.block, frames[place - 1]?.block) : 'announced; times by this computer’s clock'}
        {isStall && <span className="text-k-wait"> stalled</span>}
        {isLast && unkeptCount > 0 && ` ${sayCount(unkeptCount, 'further piece')} not kept`}
      </GridPart>
      <GridPart role="gridcell" className="text-right text-ink-3">
        {frame && `${frame.characters} ch`}
      </GridPart>
    </GridPart>
  )
}

function sayPiece(block: number, before: number | undefined): string {
  if (before === undefined) return 'first piece'
  return block === before ? '' : `content block ${block + 1}`
}
