import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useSearchParams } from 'react-router'
import { newSessionSearch } from '@/paths.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { Kbd } from '@/ui/Kbd.tsx'
import { ListEnd } from '@/ui/ListEnd.tsx'
import { type Column, ListView } from '@/ui/ListView.tsx'
import { Page } from '@/ui/Page.tsx'
import { SessionFilters } from './SessionFilters.tsx'
import { SessionRow } from './SessionRow.tsx'
import { SessionsEmpty } from './SessionsEmpty.tsx'

const columns: readonly Column[] = [
  { name: 'Session', width: 'w-[26%]' },
  { name: 'Status', width: 'w-[112px]' },
  { name: 'Agent', width: 'w-[17%]' },
  { name: 'Environment', width: 'w-[14%]' },
  { name: 'Tokens', width: 'w-[76px]', isNumber: true },
  { name: 'Duration', width: 'w-[84px]', isNumber: true },
  { name: 'Last activity', width: 'w-[100px]', isNumber: true },
  { name: 'Actions', width: 'w-[44px]' },
]

export function SessionsPage() {
  const workspace = useWorkspace()
  const [search] = useSearchParams()
  const location = useListLocation()
  const status = location.filter('status')
  const agentId = location.filter('agent')
  const { cursor, includeArchived } = location
  const query = useQuery(sessionQueries.list(workspace.id, { cursor, includeArchived, status, agentId }))
  const environments = useQuery(environmentQueries.list(workspace.id, { limit: 100, includeArchived: true }))
  const names = new Map(environments.data?.items.map(({ id, name }) => [id, name]))
  const page = query.data

  if (!query.isPlaceholderData && location.isAtStart(page)) return <Navigate to={location.newest} replace />

  return (
    <Page
      title="Sessions"
      subtitle="Each one is an agent at work in an environment, watched live."
      isReady={page !== undefined}
      actions={
        workspace.isReadOnly ? null : (
          <Link to={newSessionSearch(search)} className={buttonClass('primary')}>
            New session <Kbd isOnPrimary>N</Kbd>
          </Link>
        )
      }
    >
      <SessionFilters workspace={workspace.id} location={location} updatedAtMs={query.dataUpdatedAt} />
      <ListView
        label="Sessions"
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
            <SessionsEmpty isFiltered={Boolean(status || agentId)} isReadOnly={workspace.isReadOnly} />
          )
        }
        renderRow={(session) => (
          <SessionRow
            key={session.id}
            session={session}
            workspace={workspace}
            environmentName={names.get(session.environmentId) ?? session.environmentId}
          />
        )}
      />
    </Page>
  )
}
