import { useMutation } from '@tanstack/react-query'
import { FolderInput, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Memory } from '@/domain/memory/memoryStore.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { memoryStoreMutations } from '@/queries/memoryStores.ts'
import { toProblem } from '@/queries/problem.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { MemoryPathDialog } from './MemoryPathDialog.tsx'

export interface MemoryActionsProps {
  memory: Memory
  store: ResourceRef
  workspace: Workspace
  onShow: (id: string | null) => void
}

export function MemoryActions({ memory, store, workspace, onShow }: MemoryActionsProps) {
  const baseUrl = useApiBaseUrl()
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null)
  const remove = useMutation(memoryStoreMutations.removeMemory(store))
  const confirmDelete = async () => {
    try {
      await remove.mutateAsync(memory)
    } catch (error) {
      if (toProblem(error).status !== 409) throw error
      throw new Error('It was changed meanwhile. Close this, look at the new text, and delete it then.')
    }
    notify(`“${memory.path}” is deleted. Its history stays.`)
    onShow(null)
  }
  return (
    <>
      <ActionMenu
        name={memory.path}
        actions={[
          { label: 'Rename or move', icon: <FolderInput aria-hidden />, run: () => setAsked('rename') },
          { label: 'Delete', icon: <Trash2 aria-hidden />, run: () => setAsked('delete'), isDangerous: true },
        ]}
      />
      {asked === 'rename' && (
        <MemoryPathDialog
          store={store}
          workspace={workspace}
          memory={memory}
          onClose={() => setAsked(null)}
          onDone={() => setAsked(null)}
        />
      )}
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onOpenChange={() => setAsked(null)}
        title="Delete this memory?"
        confirmLabel="Delete memory"
        isDangerous
        onConfirm={confirmDelete}
      >
        <p>
          “{memory.path}” disappears from the store and from the sandbox of every session that has it. Its versions stay
          in the history, where it can be restored from.
        </p>
        <EquivalentRequest
          request={{
            method: 'DELETE',
            path: `/memory_stores/${store.id}/memories/${memory.id}?expected_content_sha256=${memory.sha256}`,
          }}
          baseUrl={baseUrl}
        />
      </ConfirmDialog>
    </>
  )
}
