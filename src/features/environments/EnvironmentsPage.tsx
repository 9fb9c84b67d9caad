import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths, to } from '@/paths.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { searchQueries } from '@/queries/search.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ListFilters } from '@/ui/ListFilters.tsx'
import { ListPage } from '@/ui/ListPage.tsx'
import type { Column } from '@/ui/ListView.tsx'
import { NothingMatches } from '@/ui/NothingMatches.tsx'
import { EnvironmentRow } from './EnvironmentRow.tsx'

const columns: readonly Column[] = [
  { name: 'Environment', width: 'w-[27%]' },
  { name: 'Description', width: '' },
  { name: 'Network', width: 'w-[15%]' },
  { name: 'Packages', width: 'w-[18%]' },
  { name: 'Updated', width: 'w-[112px]', isNumber: true },
  { name: 'Actions', width: 'w-[44px]' },
]

export function EnvironmentsPage() {
  const workspace = useWorkspace()
  const location = useListLocation()
  const { cursor, includeArchived, created } = location
  const canSearch = useQuery(searchQueries.isOffered(workspace.id, 'environments')).data ?? false
  const name = canSearch ? location.filter('name') : undefined
  const query = useQuery(environmentQueries.list(workspace.id, { cursor, includeArchived, ...created, name }))
  const create = workspace.isReadOnly ? null : (
    <Link to={to(paths.newEnvironment, { workspace: workspace.id })} className={buttonClass('primary')}>
      New environment
    </Link>
  )

  return (
    <ListPage
      title="Environments"
      subtitle="Where sessions run: what they may reach and what is installed."
      actions={create}
      toolbar={<ListFilters location={location} canSearch={canSearch} />}
      columns={columns}
      query={query}
      location={location}
      empty={
        location.isFiltered ? (
          <NothingMatches noun="environment" />
        ) : (
          <EmptyState title="No environments yet" action={create}>
            Make one: say what sessions may reach over the network and which packages they need.
          </EmptyState>
        )
      }
      renderRow={(environment) => (
        <EnvironmentRow key={environment.id} environment={environment} workspace={workspace} />
      )}
    />
  )
}
