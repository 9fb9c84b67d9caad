import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { PlannedItem } from '@/domain/planBulk.ts'
import { SessionStatusPill } from '@/lenses/session-status/SessionStatusPill.tsx'
import type { BulkResults } from './useBulkRun.ts'

interface BulkListProps {
  plan: readonly PlannedItem[]
  results: BulkResults
  isWorking: boolean
}

const rowPx = 34

/** Every chosen session and what is, or was, done to it. Only the rows in sight are drawn. */
export function BulkList({ plan, results, isWorking }: BulkListProps) {
  const frame = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: plan.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    overscan: 12,
    initialRect: { width: 700, height: 320 },
  })
  return (
    <section
      ref={frame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, so the keyboard must reach it
      tabIndex={0}
      aria-label="Chosen sessions"
      className="max-h-[320px] overflow-y-auto rounded-2 border border-line"
    >
      <ul style={{ height: rows.getTotalSize() }} className="relative">
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = plan[index]
          if (!item) return null
          return (
            <li
              key={item.session.id}
              aria-setsize={plan.length}
              aria-posinset={index + 1}
              style={{ height: rowPx, transform: `translateY(${start}px)` }}
              className="absolute inset-x-0 top-0 flex items-center gap-2.5 border-b border-line px-3"
            >
              <SessionStatusPill status={item.session.status} className="min-w-[78px]" />
              <span title={item.session.title ?? item.session.id} className="min-w-0 flex-1 truncate">
                {item.session.title ?? item.session.id}
              </span>
              <Outcome item={item} result={results.get(item.session.id)} isWorking={isWorking} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface OutcomeProps {
  item: PlannedItem
  result: string | null | undefined
  isWorking: boolean
}

function Outcome({ item, result, isWorking }: OutcomeProps) {
  if (item.skipped) return <span className="shrink-0 text-ink-3">Left out. {item.skipped}</span>
  if (result === null) return <span className="shrink-0 text-k-message">done</span>
  if (result === undefined) return isWorking ? <span className="shrink-0 text-ink-3">waits</span> : null
  return (
    <span title={result} className="max-w-[60%] truncate text-k-error">
      Failed. {result}
    </span>
  )
}
