import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleDashed, RotateCw } from 'lucide-react'
import type { Probe } from '@/domain/workspace.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { workspaceQueries } from '@/queries/workspaces.ts'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

const rowClass = 'flex min-h-[36px] items-start gap-[9px] border-b border-line px-3.5 py-2 last:border-b-0'

/** What the server found when it really tried the workspace. */
export function WorkspaceProbes({ workspace }: { workspace: string }) {
  const query = useQuery(workspaceQueries.probes(workspace))
  const checkedAt = query.dataUpdatedAt > 0 ? new Date(query.dataUpdatedAt).toISOString() : null
  return (
    <Panel
      title="This workspace"
      aside={
        <>
          {checkedAt && (
            <span className="text-ink-3">
              checked <RelativeTime at={checkedAt} />
            </span>
          )}
          <IconButton
            label="Check again"
            className="-mr-2"
            onClick={() => void query.refetch()}
            disabled={query.isFetching}
            aria-busy={query.isFetching}
          >
            <RotateCw className={query.isFetching ? 'animate-spin' : undefined} />
          </IconButton>
        </>
      }
    >
      {query.error && !query.data ? (
        <div className="p-3.5">
          <ErrorState title="The workspace could not be examined" error={query.error} />
        </div>
      ) : (
        <ul aria-label="Probes" aria-busy={!query.data}>
          {!query.data &&
            ['one', 'two', 'three', 'four'].map((row) => (
              <li key={row} className={rowClass}>
                <Skeleton className="mt-0.5 size-[15px] rounded-full" />
                <Skeleton className="mt-1 h-3 w-32" />
              </li>
            ))}
          {query.data?.map((probe) => (
            <ProbeLine key={probe.id} probe={probe} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

const looks = {
  ok: { Icon: CircleCheck, label: 'works', color: 'text-k-message' },
  failed: { Icon: CircleAlert, label: 'does not work', color: 'text-k-error' },
  skipped: { Icon: CircleDashed, label: 'not tried yet', color: 'text-ink-3' },
}

function ProbeLine({ probe }: { probe: Probe }) {
  const { Icon, label, color } = looks[probe.outcome]
  return (
    <li className={rowClass} title={probe.detail ?? undefined}>
      <Icon aria-label={label} role="img" strokeWidth={1.75} className={`mt-[2px] size-[15px] shrink-0 ${color}`} />
      <div className="min-w-0 flex-1">
        <p className="truncate">{probe.name}</p>
        {probe.outcome !== 'ok' && (
          <p className="text-small text-ink-2 wrap-anywhere">
            {probe.detail} {probe.fix}
          </p>
        )}
      </div>
      {probe.durationMs !== null && probe.outcome !== 'skipped' && (
        <span className="shrink-0 text-ink-3 tabular-nums">{formatDuration(probe.durationMs)}</span>
      )}
    </li>
  )
}
