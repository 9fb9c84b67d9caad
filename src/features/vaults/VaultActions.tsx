import { useMutation } from '@tanstack/react-query'
import { Archive, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Vault } from '@/domain/vault.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { vaultMutations } from '@/queries/vaults.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { VaultDependants } from './VaultDependants.tsx'

export interface VaultActionsProps {
  vault: Vault
  workspace: Workspace
  /** On its page, not in its row. */
  isOnPage?: boolean
  /** After the vault is gone. */
  onDeleted?: () => void
}

/** What can be done to one vault. It cannot be renamed: the API has no such request. */
export function VaultActions({ vault, workspace, isOnPage = false, onDeleted }: VaultActionsProps) {
  const { id, name } = vault
  const [asked, setAsked] = useState<'archive' | 'delete' | null>(null)
  const archive = useMutation(vaultMutations.archive(workspace.id))
  const remove = useMutation(vaultMutations.remove(workspace.id))
  const isArchived = vault.archivedAt !== null
  const dismiss = () => setAsked(null)
  const path = `/vaults/${encodeURIComponent(id)}`

  return (
    <span className="relative z-10">
      <ActionMenu
        name={name}
        pageOf={isOnPage ? 'vault' : undefined}
        actions={[
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
      <ConfirmDialog
        isOpen={asked === 'archive'}
        onOpenChange={dismiss}
        title="Archive this vault?"
        confirmLabel="Archive vault"
        onConfirm={() => archive.mutateAsync(id).then(() => notify(`The vault “${name}” is archived.`))}
      >
        <p>
          No new session can use “{name}”, and sessions that use it go on without its credentials from their next turn.
          Archiving cannot be undone.
        </p>
        <VaultDependants vault={vault} workspace={workspace.id} />
        <EquivalentRequest request={{ method: 'POST', path: `${path}/archive` }} baseUrl={apiBaseUrl(workspace)} />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onOpenChange={dismiss}
        title="Delete this vault?"
        confirmLabel="Delete vault"
        isDangerous
        onConfirm={async () => {
          await remove.mutateAsync(id)
          notify(`The vault “${name}” is deleted.`)
          onDeleted?.()
        }}
      >
        <p>
          “{name}” is deleted for good, with every credential in it. Sessions that use it go on without them from their
          next turn.
        </p>
        <VaultDependants vault={vault} workspace={workspace.id} />
        <EquivalentRequest request={{ method: 'DELETE', path }} baseUrl={apiBaseUrl(workspace)} />
      </ConfirmDialog>
    </span>
  )
}
