import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { deploymentQueries } from '@/queries/deployments.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { DetailPage } from '@/ui/DetailPage.tsx'
import { DeploymentEditor } from './DeploymentEditor.tsx'

export function DeploymentPage() {
  const workspace = useWorkspace()
  const { id = '' } = useParams()
  const query = useQuery(deploymentQueries.detail({ workspace: workspace.id, id }))
  const list = { label: 'Deployments', to: to(paths.deployments, { workspace: workspace.id }) }
  return (
    <DetailPage noun="deployment" list={list} id={id} query={query}>
      {(deployment) => <DeploymentEditor key={`${workspace.id} ${id}`} deployment={deployment} workspace={workspace} />}
    </DetailPage>
  )
}
