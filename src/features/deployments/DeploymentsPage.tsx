import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { deploymentQueries } from '@/queries/deployments.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { ArchivedSwitch } from '@/ui/ArchivedSwitch.tsx'
import { buttonClass } from '@/ui/buttonClass.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { FilterSelect } from '@/ui/FilterSelect.tsx'
import { ListPage } from '@/ui/ListPage.tsx'
import type { Column } from '@/ui/ListView.tsx'
import { DeploymentRow } from './DeploymentRow.tsx'

const columns: readonly Column[] = [
  { name: 'Deployment', width: 'w-[25%] max-[1200px]:w-[22%]' },
  { name: 'Status', width: 'w-[132px] max-[1200px]:w-[92px]' },
  { name: 'Agent', width: 'w-[17%] max-[1200px]:w-[15%]' },
  { name: 'Schedule', width: '' },
  { name: 'Next run', width: 'w-[104px]', isNumber: true },
  { name: 'Last result', width: 'w-[148px] max-[1200px]:w-[128px]' },
  { name: 'Actions', width: 'w-[44px]' },
]

export function DeploymentsPage() {
  const workspace = useWorkspace()
  const location = useListLocation()
  const { cursor, includeArchived } = location
  const status = location.filter('status')
  const agentId = location.filter('agent')
  const query = useQuery(deploymentQueries.list(workspace.id, { cursor, includeArchived, status, agentId }))
  const agents = useQuery(agentQueries.list(workspace.id, { limit: 100, includeArchived: true }))
  const runs = useQuery(deploymentQueries.runs(workspace.id, { limit: 100 }))
  const names = new Map(agents.data?.items.map(({ id, name }) => [id, name]))
  const create = workspace.isReadOnly ? null : (
    <Link to={to(paths.newDeployment, { workspace: workspace.id })} className={buttonClass('primary')}>
      New deployment
    </Link>
  )

  return (
    <ListPage
      title="Deployments"
      subtitle="Sessions that start by themselves: on a schedule, or whenever somebody asks."
      actions={create}
      toolbar={
        <>
          <FilterSelect
            label="Status"
            value={status}
            onChange={(value) => location.setFilter('status', value)}
            options={['active', 'paused'].map((value) => ({ value, label: value }))}
          />
          <FilterSelect
            label="Agent"
            value={agentId}
            onChange={(value) => location.setFilter('agent', value)}
            options={[...names].map(([value, label]) => ({ value, label }))}
          />
          <ArchivedSwitch {...location} />
        </>
      }
      columns={columns}
      query={query}
      location={location}
      empty={
        status || agentId ? (
          <EmptyState title="No deployment matches">Choose other filters to see more.</EmptyState>
        ) : (
          <EmptyState title="No deployments yet" action={create}>
            Make one: choose an agent, an environment and a first message, and when sessions with them should start.
          </EmptyState>
        )
      }
      renderRow={(deployment) => (
        <DeploymentRow
          key={deployment.id}
          deployment={deployment}
          workspace={workspace}
          agentName={names.get(deployment.agent.id) ?? deployment.agent.id}
          lastRun={runs.data?.items.find(({ deploymentId }) => deploymentId === deployment.id)}
        />
      )}
    />
  )
}
