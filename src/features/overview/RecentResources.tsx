import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Page } from '@/domain/page.ts'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { Panel } from '@/ui/Panel.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

const shown = 4
const rowClass =
  'relative flex h-[41px] items-center gap-2.5 border-b border-line px-3.5 last:border-b-0 hover:bg-surface-2'

/** The agents and environments that were made last. */
export function RecentResources({ workspace }: { workspace: string }) {
  const agents = useQuery(agentQueries.list(workspace, { limit: 100 }))
  const environments = useQuery(environmentQueries.list(workspace, { limit: 100 }))
  return (
    <div className="mt-4 grid grid-cols-2 gap-4 max-[860px]:grid-cols-1">
      <RecentPanel
        title="Agents"
        all={to(paths.agents, { workspace })}
        query={agents}
        toItem={({ id, name, version, updatedAt, createdAt }) => ({
          id,
          name,
          detail: `v${version}`,
          at: updatedAt ?? createdAt,
          to: to(paths.agent, { workspace, id }),
        })}
      />
      <RecentPanel
        title="Environments"
        all={to(paths.environments, { workspace })}
        query={environments}
        toItem={({ id, name, configType, updatedAt, createdAt }) => ({
          id,
          name,
          detail: configType,
          at: updatedAt ?? createdAt,
          to: to(paths.environment, { workspace, id }),
        })}
      />
    </div>
  )
}

interface RecentPanelProps<Item> {
  title: string
  all: string
  query: UseQueryResult<Page<Item>>
  toItem: (item: Item) => { id: string; name: string; detail: string; at: string | null; to: string }
}

function RecentPanel<Item>({ title, all, query, toItem }: RecentPanelProps<Item>) {
  const { data, error } = query
  const count = data && data.items.length > 1 ? `${data.items.length}${data.older ? '+' : ''}` : ''
  return (
    <Panel
      title={title}
      aside={
        <Link to={all} className={buttonClass('ghost', '-mr-2.5')}>
          All {count} <span className="max-[1200px]:sr-only">{title.toLowerCase()}</span>
        </Link>
      }
    >
      <ul aria-label={`Newest ${title.toLowerCase()}`} aria-busy={!data && !error}>
        {!data && !error && (
          <li className={rowClass}>
            <Skeleton className="h-3 w-40" />
          </li>
        )}
        {!data && error && <li className="px-3.5 py-3 text-k-error">They could not be read. {error.message}</li>}
        {data?.items.slice(0, shown).map((item) => {
          const { id, name, detail, at, to: target } = toItem(item)
          return (
            <li key={id} className={rowClass}>
              <span className="min-w-0 max-[1200px]:flex-1" title={name}>
                <RowLink to={target}>{name}</RowLink>
              </span>
              <span className="min-w-[3ch] flex-[1_9999_0%] truncate text-ink-3 max-[1200px]:hidden">{detail}</span>
              <RelativeTime at={at} className="shrink-0 text-ink-3" />
            </li>
          )
        })}
        {data?.items.length === 0 && <li className="px-3.5 py-3 text-ink-2">There are none yet.</li>}
      </ul>
    </Panel>
  )
}
