import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from 'react-router'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ListEnd } from '@/ui/ListEnd.tsx'
import { type Column, ListView } from '@/ui/ListView.tsx'
import { Page } from '@/ui/Page.tsx'
import { Switch } from '@/ui/Switch.tsx'
import { AgentRow } from './AgentRow.tsx'

const columns: readonly Column[] = [
  { name: 'Agent', width: 'w-[27%]' },
  { name: 'Description', width: '' },
  { name: 'Model', width: 'w-[16%]' },
  { name: 'Version', width: 'w-[84px]', isNumber: true },
  { name: 'Updated', width: 'w-[112px]', isNumber: true },
  { name: 'Actions', width: 'w-[44px]' },
]

export function AgentsPage() {
  const workspace = useWorkspace()
  const location = useListLocation()
  const { cursor, includeArchived } = location
  const query = useQuery(agentQueries.list(workspace.id, { cursor, includeArchived }))
  const page = query.data
  const create = workspace.isReadOnly ? null : (
    <Link to={to(paths.newAgent, { workspace: workspace.id })} className={buttonClass('primary')}>
      New agent
    </Link>
  )

  if (!query.isPlaceholderData && location.isAtStart(page)) return <Navigate to={location.newest} replace />

  return (
    <Page
      title="Agents"
      subtitle="A model, a system prompt and tools. Every change makes a new version."
      isReady={page !== undefined}
      actions={create}
    >
      <div className="mb-2.5 flex h-7 items-center">
        <Switch
          label="Show archived"
          className="text-ink-2"
          checked={includeArchived}
          onChange={(event) => location.setFilter('archived', event.target.checked ? 'true' : undefined)}
        />
      </div>
      <ListView
        label="Agents"
        columns={columns}
        items={page?.items}
        error={query.error}
        isFetching={query.isFetching}
        onRetry={() => void query.refetch()}
        paging={{ older: location.older(page), newer: location.newer(page) }}
        empty={
          cursor ? (
            <ListEnd newest={location.newest} />
          ) : (
            <EmptyState title="No agents yet" action={create}>
              Make one: give it a name, a model and what it should know. Sessions are started from it.
            </EmptyState>
          )
        }
        renderRow={(agent) => <AgentRow key={agent.id} agent={agent} workspace={workspace} />}
      />
    </Page>
  )
}
