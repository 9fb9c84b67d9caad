import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { toProblem } from '@/queries/problem.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Page } from '@/ui/Page.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { EnvironmentEditor } from './EnvironmentEditor.tsx'

export function EnvironmentPage() {
  const workspace = useWorkspace()
  const { id = '' } = useParams()
  const query = useQuery(environmentQueries.detail({ workspace: workspace.id, id }))
  const list = to(paths.environments, { workspace: workspace.id })

  if (query.data) {
    return <EnvironmentEditor key={`${workspace.id} ${id}`} environment={query.data} workspace={workspace} />
  }
  const crumbs = [{ label: 'Environments', to: list }, { label: id }]
  if (query.error) {
    const isGone = toProblem(query.error).status === 404
    return (
      <Page title={isGone ? 'Environment not found' : 'Environment'} crumbs={crumbs}>
        <ErrorState
          title={isGone ? 'There is no such environment in this workspace' : 'The environment could not be read'}
          error={query.error}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
          action={
            <Link to={list} className={buttonClass()}>
              All environments
            </Link>
          }
        />
      </Page>
    )
  }
  return (
    <Page title="Environment" crumbs={crumbs} isReady={false}>
      <Skeleton className="h-[520px] max-w-[860px] rounded-3" />
    </Page>
  )
}
