import { useMutation } from '@tanstack/react-query'
import { Archive, Copy, Play, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Agent } from '@/domain/agent.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { newSessionSearch } from '@/paths.ts'
import { agentMutations } from '@/queries/agents.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { AgentDependants } from './AgentDependants.tsx'
import { duplicatePath } from './duplicate.ts'

export interface AgentActionsProps {
  agent: Agent
  workspace: Workspace
  /** On its page, not in its row. */
  isOnPage?: boolean
  /** After the agent is gone. */
  onDeleted?: () => void
}

/** What can be done to one agent besides editing it. */
export function AgentActions({ agent, workspace, isOnPage = false, onDeleted }: AgentActionsProps) {
  const [asked, setAsked] = useState<'archive' | 'delete' | null>(null)
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const archive = useMutation(agentMutations.archive(workspace.id))
  const remove = useMutation(agentMutations.remove(workspace.id))
  const isArchived = agent.archivedAt !== null
  const dismiss = () => setAsked(null)
  const path = `/agents/${encodeURIComponent(agent.id)}`

  const confirmDelete = async () => {
    await remove.mutateAsync(agent.id)
    notify(`The agent “${agent.name}” is deleted.`)
    onDeleted?.()
  }

  return (
    <span className="relative z-10">
      <ActionMenu
        name={agent.name}
        pageOf={isOnPage ? 'agent' : undefined}
        actions={[
          {
            label: 'Start session',
            icon: <Play aria-hidden />,
            run: () => void navigate(newSessionSearch(search, agent.id)),
            isDisabled: isArchived,
          },
          {
            label: 'Duplicate',
            icon: <Copy aria-hidden />,
            run: () => void navigate(duplicatePath(workspace.id, agent.id)),
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
      <ConfirmDialog
        isOpen={asked === 'archive'}
        onOpenChange={dismiss}
        title="Archive this agent?"
        confirmLabel="Archive agent"
        onConfirm={() => archive.mutateAsync(agent.id).then(() => notify(`The agent “${agent.name}” is archived.`))}
      >
        <p>
          No new session can be started from “{agent.name}”. Its sessions go on with the version they were made from.
          Archiving cannot be undone.
        </p>
        <AgentDependants agent={agent} workspace={workspace.id} />
        <EquivalentRequest request={{ method: 'POST', path: `${path}/archive` }} baseUrl={apiBaseUrl(workspace)} />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onOpenChange={dismiss}
        title="Delete this agent?"
        confirmLabel="Delete agent"
        isDangerous
        onConfirm={confirmDelete}
      >
        <p>“{agent.name}” goes with all of its versions. Its sessions stay, each with the snapshot it was made from.</p>
        <AgentDependants agent={agent} workspace={workspace.id} />
        <EquivalentRequest request={{ method: 'DELETE', path }} baseUrl={apiBaseUrl(workspace)} />
      </ConfirmDialog>
    </span>
  )
}
