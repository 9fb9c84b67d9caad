import { useMutation } from '@tanstack/react-query'
import { Archive, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { MemoryStore } from '@/domain/memory/memoryStore.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { memoryStoreMutations } from '@/queries/memoryStores.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { useDependentDeployments } from '@/queries/useDependentDeployments.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { DependantsList } from '@/ui/DependantsList.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { MemoryStoreDialog } from './MemoryStoreDialog.tsx'
import { useStoreSessions } from './useStoreSessions.ts'

export interface MemoryStoreActionsProps {
  store: MemoryStore
  workspace: Workspace
  /** On its page, not in its row. */
  isOnPage?: boolean
  /** After the store is gone. */
  onDeleted?: () => void
}

/** What can be done to one memory store as a whole. */
export function MemoryStoreActions({ store, workspace, isOnPage = false, onDeleted }: MemoryStoreActionsProps) {
  const baseUrl = useApiBaseUrl()
  const { id, name } = store
  const [asked, setAsked] = useState<'edit' | 'archive' | 'delete' | null>(null)
  const archive = useMutation(memoryStoreMutations.archive(workspace.id))
  const remove = useMutation(memoryStoreMutations.remove(workspace.id))
  const isArchived = store.archivedAt !== null
  const close = () => setAsked(null)

  return (
    <span className="relative z-10">
      <ActionMenu
        name={name}
        pageOf={isOnPage ? 'memory store' : undefined}
        actions={[
          { label: 'Edit details', icon: <Pencil aria-hidden />, run: () => setAsked('edit'), isDisabled: isArchived },
          {
            label: 'Archive',
            icon: <Archive aria-hidden />,
            run: () => setAsked('archive'),
            isDisabled: isArchived,
            hint: isArchived ? 'already archived' : undefined,
          },
          { label: 'Delete', icon: <Trash2 aria-hidden />, run: () => setAsked('delete'), isDangerous: true },
        ]}
      />
      {asked === 'edit' && <MemoryStoreDialog workspace={workspace} store={store} onClose={close} />}
      <ConfirmDialog
        isOpen={asked === 'archive'}
        onOpenChange={close}
        title="Archive this memory store?"
        confirmLabel="Archive memory store"
        onConfirm={async () => {
          await archive.mutateAsync(id)
          notify(`The memory store “${name}” is archived.`)
        }}
      >
        <p>
          The memories in “{name}” stay readable, but nothing can change them any more: agents that have it find it
          read-only. Archiving cannot be undone.
        </p>
        {asked === 'archive' && <StoreDependants store={store} workspace={workspace} />}
        <EquivalentRequest request={{ method: 'POST', path: `/memory_stores/${id}/archive` }} baseUrl={baseUrl} />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onOpenChange={close}
        title="Delete this memory store?"
        confirmLabel="Delete memory store"
        isDangerous
        onConfirm={async () => {
          await remove.mutateAsync(id)
          notify(`The memory store “${name}” is deleted.`)
          onDeleted?.()
        }}
      >
        <p>
          “{name}” is deleted for good, with{' '}
          {store.entryCount === 1 ? 'its memory' : `${store.entryCount ?? 'all its'} memories`} and their whole history.
        </p>
        {asked === 'delete' && <StoreDependants store={store} workspace={workspace} />}
        <EquivalentRequest request={{ method: 'DELETE', path: `/memory_stores/${id}` }} baseUrl={baseUrl} />
      </ConfirmDialog>
    </span>
  )
}

function StoreDependants({ store, workspace }: { store: MemoryStore; workspace: Workspace }) {
  const { group } = useStoreSessions(workspace.id, store.id)
  const deployments = useDependentDeployments(workspace.id, { memoryStoreId: store.id })
  return <DependantsList groups={[group, deployments]} />
}
