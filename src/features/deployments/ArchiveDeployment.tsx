import { useQuery } from '@tanstack/react-query'
import type { Deployment } from '@/domain/deployment/deployment.ts'
import { paths, to } from '@/paths.ts'
import { deploymentQueries } from '@/queries/deployments.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { DependantsList } from '@/ui/DependantsList.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'

export interface ArchiveDeploymentProps {
  deployment: Deployment
  workspace: string
  isOpen: boolean
  onClose: () => void
  archive: () => Promise<void>
}

/** Asks once before a deployment is retired, and says what it leaves behind. */
export function ArchiveDeployment({ deployment, workspace, isOpen, onClose, archive }: ArchiveDeploymentProps) {
  const baseUrl = useApiBaseUrl()
  const { id, name, schedule } = deployment
  const runs = useQuery({ ...deploymentQueries.runs(workspace, { deploymentId: id, limit: 20 }), enabled: isOpen })
  const sessions = runs.data?.items.flatMap(({ sessionId }) =>
    sessionId ? [{ id: sessionId, label: sessionId, to: to(paths.session, { workspace, id: sessionId }) }] : [],
  )
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={onClose}
      title="Archive this deployment?"
      confirmLabel="Archive deployment"
      isDangerous
      onConfirm={async () => {
        await archive()
        onClose()
      }}
    >
      <p>
        “{name}” starts no more sessions
        {schedule ? `, and its ${schedule.upcomingRunsAt.length} planned runs are dropped` : ''}. Its name gets an
        ending that says so. The sessions it has started go on and stay. Archiving cannot be undone.
      </p>
      <DependantsList
        groups={[
          {
            noun: ['session was started by it', 'sessions were started by it'],
            items: sessions,
            error: runs.error,
            hasMore: runs.data?.older != null,
          },
        ]}
      />
      <EquivalentRequest request={{ method: 'POST', path: `/deployments/${id}/archive` }} baseUrl={baseUrl} />
    </ConfirmDialog>
  )
}
