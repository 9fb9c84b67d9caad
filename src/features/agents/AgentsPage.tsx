import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { searchQueries } from '@/queries/search.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ListFilters } from '@/ui/ListFilters.tsx'
import { ListPage } from '@/ui/ListPage.tsx'
import type { Column } from '@/ui/ListView.tsx'
import { NothingMatches } from '@/ui/NothingMatches.tsx'
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
  const { cursor, includeArchived, created } = location
  const canSearch = useQuery(searchQueries.isOffered(workspace.id, 'agents')).data ?? false
  const name = canSearch ? location.filter('name') : undefined
  const query = useQuery(agentQueries.list(workspace.id, { cursor, includeArchived, ...created, name }))
  const create = workspace.isReadOnly ? null : (
    <Link to={to(paths.newAgent, { workspace: workspace.id })} className={buttonClass('primary')}>
      New agent
    </Link>
  )

  return (
    <ListPage
      title="Agents"
      subtitle="A model, a system prompt and tools. Every change makes a new version."
      actions={create}
      toolbar={<ListFilters location={location} canSearch={canSearch} />}
      columns={columns}
      query={query}
      location={location}
      empty={
        location.isFiltered ? (
          <NothingMatches noun="agent" />
        ) : (
          <EmptyState title="No agents yet" action={create}>
            Make one: give it a name, a model and what it should know. Sessions are started from it.
          </EmptyState>
        )
      }
      renderRow={(agent) => <AgentRow key={agent.id} agent={agent} workspace={workspace} />}
    />
  )
}
