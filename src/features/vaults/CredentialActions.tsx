import { useMutation } from '@tanstack/react-query'
import { Archive, RefreshCw, ShieldCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Vault } from '@/domain/vault.ts'
import type { VaultCredential } from '@/domain/vaultCredential.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { vaultMutations } from '@/queries/vaults.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { RotateDialog } from './RotateDialog.tsx'
import { ValidationDialog } from './ValidationDialog.tsx'
import { VaultDependants } from './VaultDependants.tsx'

export interface CredentialActionsProps {
  credential: VaultCredential
  vault: Vault
  workspace: Workspace
}

/** What can be done to one credential. */
export function CredentialActions({ credential, vault, workspace }: CredentialActionsProps) {
  const { id, target } = credential
  const [asked, setAsked] = useState<'rotate' | 'validate' | 'archive' | 'delete' | null>(null)
  const ref = { workspace: workspace.id, id: vault.id }
  const archive = useMutation(vaultMutations.archiveCredential(ref))
  const remove = useMutation(vaultMutations.removeCredential(ref))
  const isFixed = credential.archivedAt !== null || vault.archivedAt !== null
  const isArchived = credential.archivedAt !== null
  const dismiss = () => setAsked(null)
  const path = `/vaults/${encodeURIComponent(vault.id)}/credentials/${encodeURIComponent(id)}`

  return (
    <span className="relative z-10">
      <ActionMenu
        name={target || id}
        actions={[
          {
            label: 'Replace secret',
            icon: <RefreshCw aria-hidden />,
            run: () => setAsked('rotate'),
            isDisabled: isFixed,
            hint: isFixed ? 'archived' : undefined,
          },
          credential.type === 'mcp_oauth' && {
            label: 'Validate',
            icon: <ShieldCheck aria-hidden />,
            run: () => setAsked('validate'),
            isDisabled: isArchived,
          },
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
      <RotateDialog
        isOpen={asked === 'rotate'}
        onOpenChange={dismiss}
        credential={credential}
        vaultId={vault.id}
        workspace={workspace}
      />
      <ValidationDialog
        isOpen={asked === 'validate'}
        onOpenChange={dismiss}
        credential={credential}
        vaultId={vault.id}
        workspace={workspace}
      />
      <ConfirmDialog
        isOpen={asked === 'archive'}
        onOpenChange={dismiss}
        title="Archive this credential?"
        confirmLabel="Archive credential"
        onConfirm={() => archive.mutateAsync(id).then(() => notify(`The credential for ${target} is archived.`))}
      >
        <p>Sessions with this vault go on without “{target}” from their next turn. Archiving cannot be undone.</p>
        <VaultDependants vault={vault} workspace={workspace.id} />
        <EquivalentRequest request={{ method: 'POST', path: `${path}/archive` }} baseUrl={apiBaseUrl(workspace)} />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onOpenChange={dismiss}
        title="Delete this credential?"
        confirmLabel="Delete credential"
        isDangerous
        onConfirm={() => remove.mutateAsync(id).then(() => notify(`The credential for ${target} is deleted.`))}
      >
        <p>“{target}” and its secret are deleted for good. Sessions with this vault go on without it.</p>
        <VaultDependants vault={vault} workspace={workspace.id} />
        <EquivalentRequest request={{ method: 'DELETE', path }} baseUrl={apiBaseUrl(workspace)} />
      </ConfirmDialog>
    </span>
  )
}
