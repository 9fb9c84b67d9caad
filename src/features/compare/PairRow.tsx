import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ComparedRow } from '@/domain/compare/comparedRows.ts'
import { sayCount } from '@/lenses/quantities.ts'
import { cn } from '@/lib/cn.ts'
import type { ComparedSide } from './ComparedSide.ts'
import { PairDetails } from './PairDetails.tsx'
import { StepCell } from './StepCell.tsx'
import { firstLine, sayDifference, sayRow } from './sayRow.ts'
import { TablePart } from './TablePart.tsx'

export const pairColumns = 'grid grid-cols-[124px_minmax(0,1fr)_minmax(0,1fr)]'

interface PairRowProps {
  row: ComparedRow
  isOpen: boolean
  onToggle: () => void
  left: ComparedSide
  right: ComparedSide
  workspace: string
}

/** Both sides of one turn or step, to be unfolded in place. */
export function PairRow({ row, isOpen, onToggle, ...sides }: PairRowProps) {
  if (row.kind === 'alike') {
    return (
      <TablePart role="cell" aria-colspan={3} className="bg-surface-0 px-3 py-1 text-ink-3 text-small">
        {sayCount(row.count, 'row')} alike
      </TablePart>
    )
  }
  const difference = sayDifference(row)
  return (
    <>
      <div
        role="none"
        className={cn(
          pairColumns,
          'relative min-h-8 hover:bg-surface-2',
          row.kind === 'turn' && 'bg-surface-0',
          row.isDifferent && 'shadow-[inset_2px_0_var(--k-wait)]',
        )}
      >
        <Cell className="pl-2">
          <button
            type="button"
            data-pair-button
            aria-expanded={isOpen}
            aria-label={`${sayRow(row)}: ${difference}`}
            onClick={onToggle}
            className="flex max-w-full items-center gap-1 text-left text-small after:absolute after:inset-0"
          >
            <ChevronRight
              aria-hidden
              strokeWidth={1.75}
              className={cn('size-[15px] shrink-0 text-ink-3 transition-transform', isOpen && 'rotate-90')}
            />
            <span className={cn('min-w-0', row.isDifferent ? 'font-medium text-k-wait' : 'text-ink-3')}>
              {difference}
            </span>
          </button>
        </Cell>
        <Cell className="border-line border-l px-3">
          {row.kind === 'turn' ? <Asked row={row} side="left" /> : <StepCell step={row.pair.left} />}
        </Cell>
        <Cell className="border-line border-l px-3">
          {row.kind === 'turn' ? <Asked row={row} side="right" /> : <StepCell step={row.pair.right} />}
        </Cell>
      </div>
      {isOpen && (
        <TablePart role="cell" aria-colspan={3} className="px-3 pt-1">
          <PairDetails row={row} {...sides} />
        </TablePart>
      )}
    </>
  )
}

function Cell({ className, children }: { className: string; children: ReactNode }) {
  return (
    <TablePart role="cell" className={cn('min-w-0 py-1.5', className)}>
      {children}
    </TablePart>
  )
}

function Asked({ row, side }: { row: Extract<ComparedRow, { kind: 'turn' }>; side: 'left' | 'right' }) {
  const turn = row.pair[side]
  if (!turn) return <span className="text-ink-3">–</span>
  return (
    <p className="truncate">
      <span className="text-ink-3">Turn {row.turn + 1}</span>{' '}
      <span className="font-medium">{firstLine(turn.asked) || 'without a message'}</span>
    </p>
  )
}
