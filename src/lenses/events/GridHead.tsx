import type { ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'
import { Kbd } from '@/ui/Kbd.tsx'
import { columns } from './EventRowView.tsx'
import { GridPart } from './GridPart.tsx'
import { sayTimeMode, type TimeMode } from './sayTime.ts'

interface GridHeadProps {
  mode: TimeMode
  /** Tells which name the time zone has. */
  atMs: number
  onNextTimeMode: () => void
}

/** The headings of the columns; the one of the time says how times are told, and changes it. */
export function GridHead({ mode, atMs, onNextTimeMode }: GridHeadProps) {
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
