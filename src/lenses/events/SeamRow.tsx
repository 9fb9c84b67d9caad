import { Zap } from 'lucide-react'
import { GridPart } from './GridPart.tsx'

interface SeamRowProps {
  rowIndex: number
  topPx: number
  children: string
}

/** A line across the grid where the stream broke: a reconnection, or events that are missing. */
export function SeamRow({ rowIndex, topPx, children }: SeamRowProps) {
  return (
    <GridPart
      role="row"
      aria-rowindex={rowIndex}
      style={{ transform: `translateY(${topPx}px)` }}
      className="absolute top-0 left-0 flex h-[27px] w-full items-center bg-k-wait-soft px-4 text-k-wait text-small"
    >
      <GridPart role="gridcell" aria-colspan={6} className="flex min-w-0 items-center gap-2 truncate">
        <Zap aria-hidden="true" className="size-[15px] shrink-0 stroke-[1.75]" />
        {children}
      </GridPart>
    </GridPart>
  )
}
