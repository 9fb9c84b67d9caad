import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Memory, MemoryVersion } from '@/domain/memory/memoryStore.ts'
import type { Cursor } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { memoryStoreQueries } from '@/queries/memoryStores.ts'
import { Button } from '@/ui/Button.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { VersionItem } from './VersionItem.tsx'

export interface StoreHistoryProps {
  store: ResourceRef
  isFixed: boolean
  /** The memories that are there now. */
  live: readonly Memory[] | undefined
}

/** Everything that happened in the store, newest first, the memories that are gone included. */
export function StoreHistory({ store, isFixed, live }: StoreHistoryProps) {
  const [cursor, setCursor] = useState<Cursor | undefined>(undefined)
  const query = useQuery({ ...memoryStoreQueries.versions(store, { limit: 50, cursor }), refetchInterval: 4000 })
  const versions = query.data?.items
  if (!versions && query.error)
    return (
      <ErrorState
        title="The history could not be read"
        error={query.error}
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    )
  return (
    <Panel title="History" className="max-w-[960px]">
      {!versions && <Skeleton className="m-3.5 h-40" />}
      <ol aria-label="History" aria-busy={!versions}>
        {versions?.map((version, index) => {
          const memory = live?.find(({ id }) => id === version.memoryId) ?? null
          return (
            <VersionItem
              key={version.id}
              version={version}
              before={versionBefore(versions, index)}
              store={store}
              isFixed={isFixed || !live}
              live={memory}
              isCurrent={!cursor && memory !== null && versions.findIndex(sameMemory(version)) === index}
              hasPath
            />
          )
        })}
      </ol>
      {versions?.length === 0 && <p className="px-3.5 py-4 text-ink-3">Nothing has been written yet.</p>}
      {(query.data?.older || cursor) && (
        <div className="flex gap-2 border-t border-line px-3.5 py-2">
          <Button disabled={!cursor} onClick={() => setCursor(undefined)}>
            Newest
          </Button>
          <Button disabled={!query.data?.older} onClick={() => setCursor(query.data?.older ?? undefined)}>
            Older
          </Button>
        </div>
      )}
    </Panel>
  )
}

const sameMemory =
  ({ memoryId }: MemoryVersion) =>
  (other: MemoryVersion) =>
    other.memoryId === memoryId

const versionBefore = (versions: readonly MemoryVersion[], index: number) => {
  const version = versions[index]
  return version && versions.slice(index + 1).find(sameMemory(version))
}
