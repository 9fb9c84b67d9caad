import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from 'react-router'
import { paths, to } from '@/paths.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ListEnd } from '@/ui/ListEnd.tsx'
import { type Column, ListView } from '@/ui/ListView.tsx'
import { Page } from '@/ui/Page.tsx'
import { Switch } from '@/ui/Switch.tsx'
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
  const { cursor, includeArchived } = location
  const query = useQuery(environmentQueries.list(workspace.id, { cursor, includeArchived }))
  const page = query.data
  const create = workspace.isReadOnly ? null : (
    <Link to={to(paths.newEnvironment, { workspace: workspace.id })} className={buttonClass('primary')}>
      New environment
    </Link>
  )

  if (!query.isPlaceholderData && location.isAtStart(page)) return <Navigate to={location.newest} replace />

  return (
    <Page
      title="Environments"
      subtitle="Where sessions run: what they may reach and what is installed."
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
        label="Environments"
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
            <EmptyState title="No environments yet" action={create}>
              Make one: say what sessions may reach over the network and which packages they need.
            </EmptyState>
          )
        }
        renderRow={(environment) => (
          <EnvironmentRow key={environment.id} environment={environment} workspace={workspace} />
        )}
      />
    </Page>
  )
}
