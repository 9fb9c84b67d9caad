import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { DetailPage } from '@/ui/DetailPage.tsx'
import { EnvironmentEditor } from './EnvironmentEditor.tsx'

export function EnvironmentPage() {
  const workspace = useWorkspace()
  const { id = '' } = useParams()
  const query = useQuery(environmentQueries.detail({ workspace: workspace.id, id }))
  const list = { label: 'Environments', to: to(paths.environments, { workspace: workspace.id }) }
  return (
    <DetailPage noun="environment" list={list} id={id} query={query}>
      {(environment) => (
        <EnvironmentEditor key={`${workspace.id} ${id}`} environment={environment} workspace={workspace} />
      )}
    </DetailPage>
  )
}
