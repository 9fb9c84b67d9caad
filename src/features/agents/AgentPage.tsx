import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { toProblem } from '@/queries/problem.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Page } from '@/ui/Page.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { AgentEditor } from './AgentEditor.tsx'

export function AgentPage() {
  const workspace = useWorkspace()
  const { id = '' } = useParams()
  const ref = { workspace: workspace.id, id }
  const query = useQuery(agentQueries.detail(ref))
  const list = to(paths.agents, { workspace: workspace.id })

  if (query.data) return <AgentEditor key={`${workspace.id} ${id}`} agent={query.data} workspace={workspace} />
  const crumbs = [{ label: 'Agents', to: list }, { label: id }]
  if (query.error) {
    const isGone = toProblem(query.error).status === 404
    return (
      <Page title={isGone ? 'Agent not found' : 'Agent'} crumbs={crumbs}>
        <ErrorState
          title={isGone ? 'There is no such agent in this workspace' : 'The agent could not be read'}
          error={query.error}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
          action={
            <Link to={list} className={buttonClass()}>
              All agents
            </Link>
          }
        />
      </Page>
    )
  }
  return (
    <Page title="Agent" crumbs={crumbs} isReady={false}>
      <Skeleton className="h-[520px] max-w-[860px] rounded-3" />
    </Page>
  )
}
