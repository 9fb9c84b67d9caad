import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { workQueries } from '@/queries/work.ts'
import { RelativeTime } from '@/ui/RelativeTime.tsx'

/** The queue in numbers. Without an answer the places are kept, so that nothing jumps. */
export function QueueFigures({ environment }: { environment: ResourceRef }) {
  const { data } = useQuery(workQueries.stats(environment))
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-2 px-3.5 py-3 sm:grid-cols-4">
      <Figure name="Waiting">{data?.depth ?? '–'}</Figure>
      <Figure name="Handed out, not accepted">{data?.pending ?? '–'}</Figure>
      <Figure name="Oldest">{data?.oldestQueuedAt ? <RelativeTime at={data.oldestQueuedAt} /> : '–'}</Figure>
      <Figure name="Workers asking">{data?.workersPolling ?? '–'}</Figure>
    </dl>
  )
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-3 text-small">{name}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  )
}
