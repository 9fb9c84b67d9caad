import { useMutation } from '@tanstack/react-query'
import { Archive, Ellipsis, RefreshCw, ShieldCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Vault } from '@/domain/vault.ts'
import type { VaultCredential } from '@/domain/vaultCredential.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { vaultMutations } from '@/queries/vaults.ts'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '@/ui/Menu.tsx'
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
      <Menu
        trigger={
          <IconButton label={`Actions for ${target || id}`} hasTooltip={false}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem
          icon={<RefreshCw aria-hidden />}
          isDisabled={isFixed}
          hint={isFixed ? 'archived' : undefined}
          onSelect={() => setAsked('rotate')}
        >
          Replace secret
        </MenuItem>
        {credential.type === 'mcp_oauth' && (
          <MenuItem icon={<ShieldCheck aria-hidden />} isDisabled={isArchived} onSelect={() => setAsked('validate')}>
            Validate
          </MenuItem>
        )}
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
