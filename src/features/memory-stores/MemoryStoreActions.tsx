import { useMutation } from '@tanstack/react-query'
import { Archive, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { MemoryStore } from '@/domain/memory/memoryStore.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { memoryStoreMutations } from '@/queries/memoryStores.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { useDependentDeployments } from '@/queries/useDependentDeployments.ts'
import type { ButtonTone } from '@/ui/buttonClass.ts'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { DependantsList } from '@/ui/DependantsList.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '@/ui/Menu.tsx'
import { notify } from '@/ui/notify.ts'
import { MemoryStoreDialog } from './MemoryStoreDialog.tsx'
import { useStoreSessions } from './useStoreSessions.ts'

export interface MemoryStoreActionsProps {
  store: MemoryStore
  workspace: Workspace
  tone?: ButtonTone
  /** After the store is gone. */
  onDeleted?: () => void
}

/** What can be done to one memory store as a whole. */
export function MemoryStoreActions({ store, workspace, tone, onDeleted }: MemoryStoreActionsProps) {
  const baseUrl = useApiBaseUrl()
  const { id, name } = store
  const [asked, setAsked] = useState<'edit' | 'archive' | 'delete' | null>(null)
  const archive = useMutation(memoryStoreMutations.archive(workspace.id))
  const remove = useMutation(memoryStoreMutations.remove(workspace.id))
  const isArchived = store.archivedAt !== null
  const close = () => setAsked(null)

  return (
    <span className="relative z-10">
      <Menu
        trigger={
          <IconButton label={`Actions for ${name}`} hasTooltip={false} tone={tone}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil aria-hidden />} isDisabled={isArchived} onSelect={() => setAsked('edit')}>
          Edit details
        </MenuItem>
        <MenuItem
          icon={<Archive aria-hidden />}
          isDisabled={isArchived}
          hint={isArchived ? 'already archived' : undefined}
          onSelect={() => setAsked('archive')}
        >
          Archive
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 aria-hidden />} isDangerous onSelect={() => setAsked('delete')}>
          Delete
        </MenuItem>
      </Menu>
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
