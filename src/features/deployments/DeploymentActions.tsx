import { Archive, Pause, Play, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { Deployment } from '@/domain/deployment/deployment.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ArchiveDeployment } from './ArchiveDeployment.tsx'
import { useDeploymentActions } from './useDeploymentActions.ts'

export interface DeploymentActionsProps {
  deployment: Deployment
  workspace: string
  /** On its page, not in its row. */
  isOnPage?: boolean
}

export function DeploymentActions({ deployment, workspace, isOnPage = false }: DeploymentActionsProps) {
  const { id, name, status, archivedAt } = deployment
  const baseUrl = useApiBaseUrl()
  const [isArchiving, setIsArchiving] = useState(false)
  const actions = useDeploymentActions(deployment, workspace)
  const isArchived = archivedAt !== null
  const isPaused = status === 'paused'
  const post = (action: string) => ({ method: 'POST' as const, path: `/deployments/${id}/${action}` })
  return (
    <span className="relative z-10">
      <ActionMenu
        name={name}
        pageOf={isOnPage ? 'deployment' : undefined}
        baseUrl={baseUrl}
        actions={[
          {
            label: 'Run now',
            icon: <Play aria-hidden />,
            run: () => void actions.runNow(),
            request: post('run'),
            isDisabled: isArchived || isPaused,
            hint: isPaused && !isArchived ? 'paused' : undefined,
          },
          isPaused
            ? {
                label: 'Resume',
                icon: <RotateCw aria-hidden />,
                run: () => void actions.unpause(),
                request: post('unpause'),
                isDisabled: isArchived,
              }
            : {
                label: 'Pause',
                icon: <Pause aria-hidden />,
                run: () => void actions.pause(),
                request: post('pause'),
                isDisabled: isArchived,
              },
          {
            label: 'Archive',
            icon: <Archive aria-hidden />,
            run: () => setIsArchiving(true),
            isDisabled: isArchived,
            hint: isArchived ? 'already archived' : undefined,
            isDangerous: true,
          },
        ]}
      />
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
