import { useMutation } from '@tanstack/react-query'
import { Archive, Copy, Ellipsis, Play, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Agent } from '@/domain/agent.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { newSessionSearch } from '@/paths.ts'
import { agentMutations } from '@/queries/agents.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import type { ButtonTone } from '@/ui/buttonClass.ts'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '@/ui/Menu.tsx'
import { notify } from '@/ui/notify.ts'
import { AgentDependants } from './AgentDependants.tsx'
import { duplicatePath } from './duplicate.ts'

export interface AgentActionsProps {
  agent: Agent
  workspace: Workspace
  tone?: ButtonTone
  /** After the agent is gone. */
  onDeleted?: () => void
}

/** What can be done to one agent besides editing it. */
export function AgentActions({ agent, workspace, tone, onDeleted }: AgentActionsProps) {
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
      <Menu
        trigger={
          <IconButton label={`Actions for ${agent.name}`} hasTooltip={false} tone={tone}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem
          icon={<Play aria-hidden />}
          isDisabled={isArchived}
          onSelect={() => void navigate(newSessionSearch(search, agent.id))}
        >
          Start session
        </MenuItem>
        <MenuItem icon={<Copy aria-hidden />} onSelect={() => void navigate(duplicatePath(workspace.id, agent.id))}>
          Duplicate
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
