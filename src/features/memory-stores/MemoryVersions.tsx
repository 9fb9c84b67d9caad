import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Memory } from '@/domain/memory/memoryStore.ts'
import type { Cursor } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { memoryStoreQueries } from '@/queries/memoryStores.ts'
import { Button } from '@/ui/Button.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { VersionItem } from './VersionItem.tsx'

export interface MemoryVersionsProps {
  memory: Memory
  store: ResourceRef
  isFixed: boolean
  /** Something is typed that a restored text would not hold. */
  isDirty: boolean
}

/** What the memory was, newest first. Each opens to what it changed. */
export function MemoryVersions({ memory, store, isFixed, isDirty }: MemoryVersionsProps) {
  const [cursor, setCursor] = useState<Cursor | undefined>(undefined)
  const query = useQuery(memoryStoreQueries.versions(store, { memoryId: memory.id, limit: 50, cursor }))
  const versions = query.data?.items
  if (!versions && query.error)
    return (
      <div className="p-3">
        <ErrorState
          title="The versions could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      </div>
    )
  if (!versions) return <Skeleton className="m-3.5 h-24" />
  return (
    <>
      <ol aria-label="Versions">
        {versions.map((version, index) => (
          <VersionItem
            key={version.id}
            version={version}
            before={versions[index + 1]}
            store={store}
            isFixed={isFixed}
            live={memory}
            isCurrent={index === 0 && cursor === undefined}
            isDirty={isDirty}
          />
        ))}
      </ol>
      {(query.data?.older || cursor) && (
        <div className="flex gap-2 px-3.5 py-2">
          <Button disabled={!cursor} onClick={() => setCursor(undefined)}>
            Newest
          </Button>
          <Button disabled={!query.data?.older} onClick={() => setCursor(query.data?.older ?? undefined)}>
            Older
          </Button>
        </div>
      )}
    </>
  )
}
