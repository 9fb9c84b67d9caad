import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Cursor } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { webhookQueries } from '@/queries/webhooks.ts'
import { Button } from '@/ui/Button.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { FilterSelect } from '@/ui/FilterSelect.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { DeliveryRow } from './DeliveryRow.tsx'
import { TestResult } from './TestResult.tsx'

export interface DeliveriesPanelProps {
  webhook: ResourceRef
  /** Id of the event of the last test from this page. */
  tested: string | null
}

const statuses = ['pending', 'delivered', 'rejected', 'dead_letter']

/** The delivery log: what was told, what the receiver said, and what is tried again. */
export function DeliveriesPanel({ webhook, tested }: DeliveriesPanelProps) {
  const [cursor, setCursor] = useState<Cursor>()
  const [status, setStatus] = useState<string>()
  const query = useQuery(webhookQueries.deliveries(webhook, { cursor, status, limit: 20 }))
  const page = query.data
  return (
    <Panel
      title="Deliveries"
      aside={
        <FilterSelect
          label="Status"
          value={status}
          onChange={(next) => {
            setCursor(undefined)
            setStatus(next)
          }}
          options={statuses.map((value) => ({ value, label: value.replace('_', ' ') }))}
        />
      }
    >
      {tested !== null && <TestResult webhook={webhook} eventId={tested} />}
      {!page && query.error && (
        <ErrorState
          title="The deliveries could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      )}
      {!page && !query.error && <Skeleton className="m-3.5 h-16 rounded-2" />}
      {page?.items.length === 0 && (
        <p className="px-3.5 py-3 text-ink-3">
          {status ? 'No delivery has this status.' : 'Nothing was delivered yet. Send a test to see one.'}
        </p>
      )}
      <ul aria-label="Deliveries">
        {page?.items.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} />
        ))}
      </ul>
      {page && (page.older || page.newer) && (
        <div className="flex justify-end gap-1 border-t border-line px-2 py-1.5">
          <Button tone="ghost" disabled={!page.newer} onClick={() => setCursor(page.newer ?? undefined)}>
            Newer
          </Button>
          <Button tone="ghost" disabled={!page.older} onClick={() => setCursor(page.older ?? undefined)}>
            Older
          </Button>
        </div>
      )}
    </Panel>
  )
}
