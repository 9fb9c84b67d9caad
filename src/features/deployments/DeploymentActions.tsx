import { Archive, Ellipsis, Pause, Play, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { Deployment } from '@/domain/deployment/deployment.ts'
import type { ButtonTone } from '@/ui/buttonClass.ts'
import { IconButton } from '@/ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '@/ui/Menu.tsx'
import { ArchiveDeployment } from './ArchiveDeployment.tsx'
import { useDeploymentActions } from './useDeploymentActions.ts'

export interface DeploymentActionsProps {
  deployment: Deployment
  workspace: string
  tone?: ButtonTone
}

export function DeploymentActions({ deployment, workspace, tone }: DeploymentActionsProps) {
  const { name, status, archivedAt } = deployment
  const [isArchiving, setIsArchiving] = useState(false)
  const actions = useDeploymentActions(deployment, workspace)
  const isArchived = archivedAt !== null
  const isPaused = status === 'paused'
  return (
    <span className="relative z-10">
      <Menu
        trigger={
          <IconButton label={`Actions for ${name}`} hasTooltip={false} tone={tone}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem
          icon={<Play aria-hidden />}
          isDisabled={isArchived || isPaused}
          hint={isPaused && !isArchived ? 'paused' : undefined}
          onSelect={() => void actions.runNow()}
        >
          Run now
        </MenuItem>
        {isPaused ? (
          <MenuItem icon={<RotateCw aria-hidden />} isDisabled={isArchived} onSelect={() => void actions.unpause()}>
            Resume
          </MenuItem>
        ) : (
          <MenuItem icon={<Pause aria-hidden />} isDisabled={isArchived} onSelect={() => void actions.pause()}>
            Pause
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem
          icon={<Archive aria-hidden />}
          isDangerous
          isDisabled={isArchived}
          hint={isArchived ? 'already archived' : undefined}
          onSelect={() => setIsArchiving(true)}
        >
          Archive
        </MenuItem>
      </Menu>
      <ArchiveDeployment
        deployment={deployment}
        workspace={workspace}
        isOpen={isArchiving}
        onClose={() => setIsArchiving(false)}
        archive={actions.archive}
      />
    </span>
  )
}
