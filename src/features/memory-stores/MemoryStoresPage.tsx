import { useQuery } from '@tanstack/react-query'
import { memoryStoreQueries } from '@/queries/memoryStores.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { ArchivedSwitch } from '@/ui/ArchivedSwitch.tsx'
import { Button } from '@/ui/Button.tsx'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ListPage } from '@/ui/ListPage.tsx'
import type { Column } from '@/ui/ListView.tsx'
import { useNewParam } from '@/ui/useNewParam.ts'
import { MemoryStoreDialog } from './MemoryStoreDialog.tsx'
import { MemoryStoreRow } from './MemoryStoreRow.tsx'

const columns: readonly Column[] = [
  { name: 'Memory store', width: 'w-[30%]' },
  { name: 'Description', width: '' },
  { name: 'Memories', width: 'w-[90px]', isNumber: true },
  { name: 'Size', width: 'w-[90px]', isNumber: true },
  { name: 'Updated', width: 'w-[112px]', isNumber: true },
  { name: 'Actions', width: 'w-[44px]' },
]

export function MemoryStoresPage() {
  const workspace = useWorkspace()
  const location = useListLocation()
  const { cursor, includeArchived } = location
  const [isCreating, setIsCreating] = useNewParam()
  const query = useQuery(memoryStoreQueries.list(workspace.id, { cursor, includeArchived }))
  const create = workspace.isReadOnly ? null : (
    <Button tone="primary" onClick={() => setIsCreating(true)}>
      New memory store
    </Button>
  )

  return (
    <>
      <ListPage
        title="Memory stores"
        subtitle="What agents keep from one session to the next."
        actions={create}
        toolbar={<ArchivedSwitch {...location} />}
        columns={columns}
        query={query}
        location={location}
        empty={
          <EmptyState title="No memory stores yet" action={create}>
            Make one and attach it to a session: its memories are files there, and what the agent writes is kept.
          </EmptyState>
        }
        renderRow={(store) => <MemoryStoreRow key={store.id} store={store} workspace={workspace} />}
      />
      {isCreating && !workspace.isReadOnly && (
        <MemoryStoreDialog workspace={workspace} onClose={() => setIsCreating(false)} />
      )}
    </>
  )
}
