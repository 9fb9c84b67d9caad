import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Cursor } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { workQueries } from '@/queries/work.ts'
import { Button } from '@/ui/Button.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { Table, Th } from '@/ui/Table.tsx'
import { QueueFigures } from './QueueFigures.tsx'
import { WorkerCommands } from './WorkerCommands.tsx'
import { WorkRow } from './WorkRow.tsx'

const pageSize = 10

/** What waits for the workers of a self-hosted environment, what they have, and how to run one. */
export function WorkQueuePanel({ environment, isReadOnly }: { environment: ResourceRef; isReadOnly: boolean }) {
  const [cursor, setCursor] = useState<Cursor | undefined>()
  const query = useQuery(workQueries.list(environment, { limit: pageSize, cursor }))
  const page = query.data
  return (
    <Panel title="Work queue">
      <QueueFigures environment={environment} />
      {query.error && !page && (
        <ErrorState
          title="The queue could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      )}
      {query.isPending && <Skeleton className="mx-3.5 mb-3.5 h-24 rounded-2" />}
      {page && page.items.length === 0 && (
        <p className="px-3.5 pb-3.5 text-ink-2">
          Nothing waits. A session that starts in this environment comes here, and stays until a worker takes it.
        </p>
      )}
      {page && page.items.length > 0 && (
        <Table label="Work">
          <thead>
            <tr>
              <Th>Session</Th>
              <Th className="w-28">State</Th>
              <Th className="w-36">Last heartbeat</Th>
              <Th>Notes of the worker</Th>
              <Th className="w-24">
                <span className="sr-only">Actions</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {page.items.map((work) => (
              <WorkRow key={work.id} work={work} environment={environment} isReadOnly={isReadOnly} />
            ))}
          </tbody>
        </Table>
      )}
      {page && (page.newer || page.older) && (
        <div className="flex justify-end gap-2 border-line border-t px-3.5 py-2">
          <Button disabled={!page.newer} onClick={() => setCursor(page.newer ?? undefined)}>
            Newer
          </Button>
          <Button disabled={!page.older} onClick={() => setCursor(page.older ?? undefined)}>
            Older
          </Button>
        </div>
      )}
      <WorkerCommands environmentId={environment.id} />
    </Panel>
  )
}
