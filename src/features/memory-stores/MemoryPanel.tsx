import { useQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { memoryStoreQueries } from '@/queries/memoryStores.ts'
import { toProblem } from '@/queries/problem.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { MemoryEditor } from './MemoryEditor.tsx'

export interface MemoryPanelProps {
  store: ResourceRef
  id: string
  workspace: Workspace
  /** Nothing can be changed: the store is archived, or the workspace is for reading. */
  isFixed: boolean
  mayLeave: RefObject<boolean>
  onShow: (id: string | null) => void
}

/** One memory, once it is read. What was read stays when reading it again fails. */
export function MemoryPanel(props: MemoryPanelProps) {
  const query = useQuery(memoryStoreQueries.memory(props.store, props.id))
  if (query.data) return <MemoryEditor {...props} memory={query.data} isGone={toStatus(query.error) === 404} />
  if (toStatus(query.error) === 404)
    return (
      <EmptyState title="This memory is deleted">
        Its history stays: look for it under History, where its last text can be restored.
      </EmptyState>
    )
  if (query.error)
    return (
      <ErrorState
        title="The memory could not be read"
        error={query.error}
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    )
  return <Skeleton className="h-[420px] rounded-3" />
}

const toStatus = (error: Error | null) => (error ? toProblem(error).status : null)
