import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { newSessionSearch } from '@/paths.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { Kbd } from '@/ui/Kbd.tsx'
import { ListPage } from '@/ui/ListPage.tsx'
import type { Column } from '@/ui/ListView.tsx'
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

  return (
    <ListPage
      title="Sessions"
      subtitle="Each one is an agent at work in an environment, watched live."
      actions={
        workspace.isReadOnly ? null : (
          <Link to={newSessionSearch(search)} className={buttonClass('primary')}>
            New session <Kbd isOnPrimary>N</Kbd>
          </Link>
        )
      }
      toolbar={<SessionFilters workspace={workspace.id} location={location} updatedAtMs={query.dataUpdatedAt} />}
      columns={columns}
      query={query}
      location={location}
      empty={<SessionsEmpty isFiltered={Boolean(status || agentId)} isReadOnly={workspace.isReadOnly} />}
      renderRow={(session) => (
        <SessionRow
          key={session.id}
          session={session}
          workspace={workspace}
          environmentName={names.get(session.environmentId) ?? session.environmentId}
        />
      )}
    />
  )
}
