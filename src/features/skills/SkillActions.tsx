import { useMutation } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Skill } from '@/domain/skill/skill.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { skillMutations } from '@/queries/skills.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { DependantsList } from '@/ui/DependantsList.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { useSkillAgents } from './useSkillAgents.ts'

export interface SkillActionsProps {
  skill: Skill
  workspace: Workspace
  /** On its page, not in its row. */
  isOnPage?: boolean
  onDeleted?: () => void
}

export function SkillActions({ skill, workspace, isOnPage = false, onDeleted }: SkillActionsProps) {
  const baseUrl = useApiBaseUrl()
  const { id, displayTitle } = skill
  const [isAsking, setIsAsking] = useState(false)
  const remove = useMutation(skillMutations.remove(workspace.id))
  return (
    <span className="relative z-10">
      <ActionMenu
        name={displayTitle}
        pageOf={isOnPage ? 'skill' : undefined}
        actions={[{ label: 'Delete', icon: <Trash2 aria-hidden />, run: () => setIsAsking(true), isDangerous: true }]}
      />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title="Delete this skill?"
        confirmLabel="Delete skill"
        isDangerous
        onConfirm={async () => {
          await remove.mutateAsync(id)
          notify(`The skill “${displayTitle}” is deleted.`)
          onDeleted?.()
        }}
      >
        <p>
          “{displayTitle}” is deleted for good, with all its versions. Agents that list it keep the entry and work
          without it.
        </p>
        {isAsking && <SkillDependants skillId={id} workspace={workspace.id} />}
        <EquivalentRequest
          request={{ method: 'DELETE', path: `/skills/${encodeURIComponent(id)}` }}
          baseUrl={baseUrl}
        />
      </ConfirmDialog>
    </span>
  )
}

function SkillDependants({ skillId, workspace }: { skillId: string; workspace: string }) {
  return <DependantsList groups={[useSkillAgents(workspace, skillId).group]} />
}
