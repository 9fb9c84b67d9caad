import { Copy } from 'lucide-react'
import { Button } from '@/ui/Button.tsx'
import { Segmented } from '@/ui/Segmented.tsx'
import type { SessionSearch } from '../filter/useSearch.ts'
import { sayCount } from '../quantities.ts'
import type { EventOrder } from './listedItems.ts'

interface EventsFooterProps {
  shownCount: number
  totalCount: number
  search: SessionSearch
  order: EventOrder
  onOrder: (order: EventOrder) => void
  chosenCount: number
  onCopy: () => void
}

const orders = [
  { value: 'server', label: 'Server order' },
  { value: 'arrival', label: 'Arrival order' },
] as const

/** How much of the log is shown, in which order, and what can be done with the chosen rows. */
export function EventsFooter(props: EventsFooterProps) {
  const { shownCount, totalCount, search, order, onOrder, chosenCount, onCopy } = props
  const isWhole = shownCount === totalCount && search.hits === null
  return (
    <div className="flex h-9 flex-none items-center gap-3 border-line border-t px-4 text-ink-2 text-small tabular-nums">
      <span>
        {isWhole
          ? sayCount(totalCount, 'event')
          : `${shownCount.toLocaleString('en')} of ${sayCount(totalCount, 'event')}`}
      </span>
      {search.isReading && (
        <span className="text-ink-3">looked through {search.readCount.toLocaleString('en')} so far</span>
      )}
      <span className="ml-auto" />
      {chosenCount > 0 && (
        <Button tone="ghost" onClick={onCopy}>
          <Copy aria-hidden="true" />
          Copy {sayCount(chosenCount, 'row')} as JSON lines
        </Button>
      )}
      <Segmented label="Order of the events" value={order} options={orders} onChange={onOrder} />
    </div>
  )
}
