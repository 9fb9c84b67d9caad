import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useSearchParams } from 'react-router'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import { newSessionSearch } from '@/paths.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { inboxQueries } from '@/queries/inbox.ts'
import { searchQueries } from '@/queries/search.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { type ListLocation, useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Button } from '@/ui/Button.tsx'
import { buttonClass } from '@/ui/buttonClass.ts'
import { Kbd } from '@/ui/Kbd.tsx'
import { ListEnd } from '@/ui/ListEnd.tsx'
import { type Column, ListView } from '@/ui/ListView.tsx'
import { Page } from '@/ui/Page.tsx'
import { useNow } from '@/ui/useNow.ts'
import { useShortcut } from '@/ui/useShortcut.ts'
import { SelectBox } from './SelectBox.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { SessionFilters } from './SessionFilters.tsx'
import { SessionRow } from './SessionRow.tsx'
import { SessionsEmpty } from './SessionsEmpty.tsx'
import { hasFilters, isNarrowedHere, toListParams } from './sessionFilters.ts'
import { useSelection } from './useSelection.ts'
import { useSteadyRows } from './useSteadyRows.ts'

const columns: readonly Column[] = [
  { name: 'Session', width: 'w-[26%]' },
  { name: 'Status', width: 'w-[124px]' },
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
  const canSearch = useQuery(searchQueries.isOffered(workspace.id, 'sessions')).data === true
  const params = toListParams(location, useNow(), canSearch)
  const query = useQuery(sessionQueries.list(workspace.id, params))
  const environments = useQuery(environmentQueries.list(workspace.id, { limit: 100, includeArchived: true }))
  const waiting = useQuery(inboxQueries.waiting(workspace.id)).data?.waiting
  const selection = useSelection()
  const names = new Map(environments.data?.items.map(({ id, name }) => [id, name]))
  const waitingIds = new Set(waiting?.map(({ session }) => session.id))
  const page = query.data
  const place = JSON.stringify({ ...params, createdFrom: location.filter('created') })
  const steady = useSteadyRows(query.isPlaceholderData ? undefined : page?.items, place)
  const read = steady.rows ?? page?.items
  const rows = read?.filter((session) => isWanted(session, location, params.name !== undefined))
  useShortcut('x', workspace.isReadOnly ? null : toggleFocusedRow)

  if (!query.isPlaceholderData && location.isAtStart(page)) return <Navigate to={location.newest} replace />

  const areAllChosen = rows !== undefined && rows.length > 0 && rows.every(({ id }) => selection.sessions.has(id))
  const chooser: Column = {
    name: 'Choose',
    width: 'w-[38px]',
    header: (
      <SelectBox
        label="Choose every session on this page"
        checked={areAllChosen}
        disabled={!rows?.length}
        onChange={() => selection.setAll(rows ?? [], !areAllChosen)}
      />
    ),
  }
  const older = location.older(page)
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
      <SessionFilters
        workspace={workspace.id}
        location={location}
        environments={environments.data?.items ?? []}
        updatedAtMs={query.dataUpdatedAt}
      />
      {isNarrowedHere(location, canSearch) && rows && read && (
        <p className="mb-2.5 text-ink-3">
          {rows.length} of the {read.length} sessions on this page match. The API does not filter by{' '}
          {location.filter('environment') ? 'environment' : 'this text'}
          {older ? ': older ones are on the pages behind.' : '.'}
        </p>
      )}
      <div role="status" className={steady.newcomers > 0 ? 'mb-2.5 flex justify-center' : undefined}>
        {steady.newcomers > 0 && (
          <Button onClick={steady.showNew}>
            Show {steady.newcomers}
            {steady.newcomers === page?.items.length ? ' or more' : ''} new
          </Button>
        )}
      </div>
      <ListView
        label="Sessions"
        columns={workspace.isReadOnly ? columns : [chooser, ...columns]}
        items={rows}
        error={query.error}
        isFetching={query.isFetching}
        onRetry={() => void query.refetch()}
        paging={{ older, newer: location.newer(page) }}
        empty={
          location.cursor && !hasFilters(location) ? (
            <ListEnd newest={location.newest} />
          ) : (
            <SessionsEmpty isFiltered={hasFilters(location)} isReadOnly={workspace.isReadOnly} older={older} />
          )
        }
        renderRow={(session) => (
          <SessionRow
            key={session.id}
            session={session}
            workspace={workspace}
            environmentName={names.get(session.environmentId) ?? session.environmentId}
            isWaiting={waitingIds.has(session.id)}
            isChosen={selection.sessions.has(session.id)}
            onChoose={() => selection.toggle(session)}
          />
        )}
      />
      {!workspace.isReadOnly && (
        <SelectionBar workspace={workspace} selection={selection} params={params} hasMore={older !== null} />
      )}
    </Page>
  )
}

/** The part of the filters that the API does not know. */
function isWanted({ id, title, environmentId }: SessionSummary, location: ListLocation, isSearched: boolean): boolean {
  const environment = location.filter('environment')
  const text = isSearched ? '' : (location.filter('q')?.toLowerCase() ?? '')
  return (
    (environment === undefined || environment === environmentId) &&
    (text === '' || id.toLowerCase().includes(text) || (title ?? 'Untitled').toLowerCase().includes(text))
  )
}

/** `x` chooses the row that has the focus. */
function toggleFocusedRow(): void {
  document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click()
}
