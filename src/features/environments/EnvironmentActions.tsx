import { useMutation } from '@tanstack/react-query'
import { Archive, Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Environment } from '@/domain/environment.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { environmentMutations } from '@/queries/environments.ts'
import { toProblem } from '@/queries/problem.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { duplicatePath } from './duplicate.ts'
import { EnvironmentDependants } from './EnvironmentDependants.tsx'

export interface EnvironmentActionsProps {
  environment: Environment
  workspace: Workspace
  /** On its page, not in its row. */
  isOnPage?: boolean
  /** After the environment is gone. */
  onDeleted?: () => void
}

/** What can be done to one environment besides editing it. */
export function EnvironmentActions({ environment, workspace, isOnPage = false, onDeleted }: EnvironmentActionsProps) {
  const { id, name } = environment
  const [asked, setAsked] = useState<'archive' | 'delete' | 'referenced' | null>(null)
  const archive = useMutation(environmentMutations.archive(workspace.id))
  const remove = useMutation(environmentMutations.remove(workspace.id))
  const navigate = useNavigate()
  const path = `/environments/${encodeURIComponent(id)}`
  const isArchived = environment.archivedAt !== null
  const dismiss = () => setAsked((now) => (now === 'referenced' ? now : null))

  const confirmArchive = async () => {
    await archive.mutateAsync(id)
    notify(`The environment “${name}” is archived.`)
    setAsked(null)
  }
  const confirmDelete = async () => {
    try {
      await remove.mutateAsync(id)
    } catch (error) {
      if (toProblem(error).status !== 409) throw error
      setAsked('referenced')
      return
    }
    notify(`The environment “${name}” is deleted.`)
    onDeleted?.()
  }

  return (
    <span className="relative z-10">
      <ActionMenu
        name={name}
        pageOf={isOnPage ? 'environment' : undefined}
        actions={[
          { label: 'Duplicate', icon: <Copy aria-hidden />, run: () => void navigate(duplicatePath(workspace.id, id)) },
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
        title="Archive this environment?"
        confirmLabel="Archive environment"
        onConfirm={confirmArchive}
      >
        <p>No new session can use “{name}”. The sessions that use it are not affected. Archiving cannot be undone.</p>
        <EnvironmentDependants environment={environment} workspace={workspace.id} />
        <EquivalentRequest request={{ method: 'POST', path: `${path}/archive` }} baseUrl={apiBaseUrl(workspace)} />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onOpenChange={dismiss}
        title="Delete this environment?"
        confirmLabel="Delete environment"
        isDangerous
        onConfirm={confirmDelete}
      >
        <p>“{name}” is deleted for good. This works only while no session refers to it.</p>
        <EnvironmentDependants environment={environment} workspace={workspace.id} />
        <EquivalentRequest request={{ method: 'DELETE', path }} baseUrl={apiBaseUrl(workspace)} />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'referenced'}
        onOpenChange={() => setAsked(null)}
        title="Sessions use this environment"
        confirmLabel={isArchived ? 'Close' : 'Archive instead'}
        onConfirm={isArchived ? async () => setAsked(null) : confirmArchive}
      >
        <p>
          “{name}” cannot be deleted while sessions refer to it.{' '}
          {isArchived
            ? 'It is archived already, so no new session can use it.'
            : 'Archive it instead: it leaves the list, no new session can use it, and its sessions keep working.'}
        </p>
      </ConfirmDialog>
    </span>
  )
}
