import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Agent } from '@/domain/agent.ts'
import { SessionStatusPill } from '@/lenses/session-status/SessionStatusPill.tsx'
import { paths, to } from '@/paths.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { Banner } from '@/ui/Banner.tsx'
import { buttonClass } from '@/ui/buttonClass.ts'
import { Panel } from '@/ui/Panel.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

const shown = 6

export function AgentSessions({ agent, workspace }: { agent: Agent; workspace: string }) {
  const query = useQuery(sessionQueries.list(workspace, { agentId: agent.id, limit: shown }))
  const all = `${to(paths.sessions, { workspace })}?agent=${encodeURIComponent(agent.id)}`
  const sessions = query.data?.items.slice(0, shown)
  return (
    <Panel
      title="Recent sessions"
      aside={
        <Link to={all} className={buttonClass('ghost', '-mr-2.5')}>
          All sessions
        </Link>
      }
    >
      {query.error && !sessions && (
        <Banner tone="error" className="m-3">
          The sessions could not be read. {query.error.message}
        </Banner>
      )}
      <ul aria-label="Recent sessions" aria-busy={query.isPending}>
        {query.isPending && (
          <li className="px-3.5 py-[9px]">
            <Skeleton className="h-[22px] w-1/2" />
          </li>
        )}
        {sessions?.map((session) => (
          <li
            key={session.id}
            className="relative flex h-[41px] items-center gap-2.5 border-b border-line px-3.5 last:border-b-0 hover:bg-surface-2"
          >
            <SessionStatusPill status={session.status} />
            <span className="min-w-0 flex-1" title={session.title ?? undefined}>
              <RowLink to={to(paths.session, { workspace, id: session.id })}>{session.title ?? 'Untitled'}</RowLink>
            </span>
            <RelativeTime at={session.updatedAt ?? session.createdAt} className="shrink-0 text-ink-3" />
          </li>
        ))}
        {sessions?.length === 0 && (
          <li className="px-3.5 py-4 text-ink-3">No session was started from this agent yet.</li>
        )}
      </ul>
    </Panel>
  )
}
