import { type RefObject, useMemo, useState } from 'react'
import { comparedRows } from '@/domain/compare/comparedRows.ts'
import type { Comparison } from '@/domain/compare/compareSessions.ts'
import { cn } from '@/lib/cn.ts'
import { usePageCommands } from '@/ui/pageCommands.ts'
import { useShortcut } from '@/ui/useShortcut.ts'
import type { ComparedSide } from './ComparedSide.ts'
import { PairBar } from './PairBar.tsx'
import { PairRow, pairColumns } from './PairRow.tsx'
import { TablePart } from './TablePart.tsx'
import { usePairWindow } from './usePairWindow.ts'

export interface PairTableProps {
  comparison: Comparison
  left: ComparedSide
  right: ComparedSide
  workspace: string
  scroller: RefObject<HTMLElement | null>
  /** Filled with what shows the first difference. */
  showFirst: RefObject<(() => void) | null>
}

/** Both sides in one list, so that they scroll as one; only the rows in sight are in the page. */
export function PairTable({ comparison, left, right, workspace, scroller, showFirst }: PairTableProps) {
  const [onlyDifferences, setOnlyDifferences] = useState(false)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => comparedRows(comparison, onlyDifferences), [comparison, onlyDifferences])
  const differences = useMemo(() => rows.filter(({ isDifferent }) => isDifferent).length, [rows])
  const { list, virtual, marginPx, go, setActive } = usePairWindow(rows, scroller)

  const toggle = (key: string) => {
    const next = new Set(opened)
    if (!next.delete(key)) next.add(key)
    setOpened(next)
    setActive(key)
  }
  showFirst.current = () => go(1, true)
  useShortcut('e', () => go(1))
  useShortcut('E', () => go(-1))
  usePageCommands({
    title: 'Comparison',
    actions: [
      { label: 'Next difference', run: () => go(1) },
      { label: 'Previous difference', run: () => go(-1) },
    ],
    shortcuts: [
      {
        title: 'Comparison',
        bindings: [
          { keys: ['e'], label: 'Next difference' },
          { keys: ['E'], label: 'Previous difference' },
        ],
      },
    ],
  })

  return (
    <div className="mx-6 mb-6 rounded-3 border border-line bg-surface-1">
      <PairBar
        differences={differences}
        onlyDifferences={onlyDifferences}
        onOnlyDifferences={setOnlyDifferences}
        onGo={go}
      />
      <TablePart role="table" aria-label="Both sides, step by step" aria-rowcount={rows.length + 1}>
        <TablePart role="rowgroup" className="sticky top-[44px] z-10 border-line border-b bg-surface-0">
          <TablePart role="row" aria-rowindex={1} className={cn(pairColumns, 'h-8 items-center text-ink-3 text-small')}>
            <ColumnName name="Difference" />
            <ColumnName name={`Left: ${left.name}`} />
            <ColumnName name={`Right: ${right.name}`} />
          </TablePart>
        </TablePart>
        <TablePart ref={list} role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <TablePart
                key={key}
                ref={virtual.measureElement}
                role="row"
                data-index={index}
                aria-rowindex={index + 2}
                className="absolute inset-x-0 top-0 border-line border-b"
                style={{ transform: `translateY(${start - marginPx}px)` }}
              >
                <PairRow
                  row={row}
                  isOpen={opened.has(row.key)}
                  onToggle={() => toggle(row.key)}
                  left={left}
                  right={right}
                  workspace={workspace}
                />
              </TablePart>
            )
          })}
        </TablePart>
      </TablePart>
    </div>
  )
}

function ColumnName({ name }: { name: string }) {
  return (
    <TablePart role="columnheader" title={name} className="truncate px-3 font-medium">
      {name}
    </TablePart>
  )
}
