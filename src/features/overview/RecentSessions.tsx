import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { SessionStatusPill } from '@/lenses/session-status/SessionStatusPill.tsx'
import { newSessionSearch, paths, to } from '@/paths.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { useRowKeys } from '@/ui/useRowKeys.ts'

const shown = 8
const rowClass =
  'relative flex h-[41px] items-center gap-2.5 border-b border-line px-3.5 last:border-b-0 hover:bg-surface-2'

export function RecentSessions({ workspace }: { workspace: Workspace }) {
  const query = useQuery(sessionQueries.list(workspace.id))
  const [search] = useSearchParams()
  const container = useRef<HTMLUListElement>(null)
  useRowKeys(container)
  const sessions = query.data?.items.slice(0, shown)
  return (
    <Panel
      title="Recent sessions"
      aside={
        <Link to={to(paths.sessions, { workspace: workspace.id })} className={buttonClass('ghost', '-mr-2.5')}>
          All sessions
        </Link>
      }
    >
      {query.error && !sessions ? (
        <div className="p-3.5">
          <ErrorState
            title="Sessions could not be read"
            error={query.error}
            onRetry={() => void query.refetch()}
            isRetrying={query.isFetching}
          />
        </div>
      ) : (
        <ul ref={container} aria-label="Recent sessions" aria-busy={!sessions}>
          {!sessions &&
            ['one', 'two', 'three', 'four'].map((row) => (
              <li key={row} className={rowClass}>
                <Skeleton className="h-[22px] w-[84px] rounded-full" />
                <Skeleton className="h-3 w-40" />
              </li>
            ))}
          {sessions?.map((session) => (
            <li key={session.id} className={rowClass}>
              <SessionStatusPill status={session.status} className="min-w-[84px]" />
              <span className="min-w-0" title={session.title ?? undefined}>
                <RowLink to={to(paths.session, { workspace: workspace.id, id: session.id })}>
                  {session.title ?? 'Untitled'}
                </RowLink>
              </span>
              <span className="min-w-0 flex-1 truncate text-ink-3">
                {session.agent.name}
                {session.agent.version !== null && ` v${session.agent.version}`}
              </span>
              <RelativeTime at={session.updatedAt ?? session.createdAt} className="shrink-0 text-ink-3" />
            </li>
          ))}
          {sessions?.length === 0 && (
            <li className="flex flex-col items-center gap-3 px-6 py-8 text-center text-ink-2">
              No session was started here yet.
              {!workspace.isReadOnly && (
                <Link to={newSessionSearch(search)} className={buttonClass()}>
                  New session
                </Link>
              )}
            </li>
          )}
        </ul>
      )}
    </Panel>
  )
}
