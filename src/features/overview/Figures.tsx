import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Page } from '@/domain/page.ts'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { Pill } from '@/ui/Pill.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

/** Counts of what was really read: "20+" where there is more than one page. */
export function Figures({ workspace }: { workspace: string }) {
  const running = useQuery(sessionQueries.list(workspace, { status: 'running' }))
  const sessions = useQuery(sessionQueries.list(workspace))
  const agents = useQuery(agentQueries.list(workspace, { limit: 100 }))
  const environments = useQuery(environmentQueries.list(workspace, { limit: 100 }))
  return (
    <ul className="mb-4 grid grid-cols-4 gap-3 max-[860px]:grid-cols-2">
      <Figure
        name={
          <Pill tone="run" hasDot isSmall>
            running
          </Pill>
        }
        query={running}
        to={`${to(paths.sessions, { workspace })}?status=running`}
      />
      <Figure name="sessions" query={sessions} to={to(paths.sessions, { workspace })} />
      <Figure name="agents" query={agents} to={to(paths.agents, { workspace })} />
      <Figure name="environments" query={environments} to={to(paths.environments, { workspace })} />
    </ul>
  )
}

function Figure({ name, query, to: target }: { name: ReactNode; query: UseQueryResult<Page<unknown>>; to: string }) {
  return (
    <li className="relative rounded-3 border border-line bg-surface-1 px-3.5 py-3 hover:bg-surface-0">
      <Link
        to={target}
        className="flex h-[18px] items-center text-mini text-ink-3 after:absolute after:inset-0 after:rounded-3"
      >
        {name}
      </Link>
      <p className="mt-1 h-[33px] text-[22px] leading-[1.5] font-semibold tracking-[-0.02em] tabular-nums">
        {query.data ? (
          `${query.data.items.length}${query.data.older ? '+' : ''}`
        ) : query.error ? (
          <span className="text-small font-normal tracking-normal text-k-error">could not be read</span>
        ) : (
          <Skeleton className="mt-2 h-5 w-8" />
        )}
      </p>
    </li>
  )
}
