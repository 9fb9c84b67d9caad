import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Deployment, DeploymentRun } from '@/domain/deployment/deployment.ts'
import type { Cursor } from '@/domain/page.ts'
import { paths, to } from '@/paths.ts'
import { deploymentQueries } from '@/queries/deployments.ts'
import { Button } from '@/ui/Button.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

/** What was started, newest first, and what could not be. */
export function RunsPanel({ deployment, workspace }: { deployment: Deployment; workspace: string }) {
  const [cursor, setCursor] = useState<Cursor>()
  const query = useQuery(deploymentQueries.runs(workspace, { deploymentId: deployment.id, limit: 10, cursor }))
  const page = query.data
  return (
    <Panel title="Runs">
      {!page && query.error && (
        <ErrorState
          title="The runs could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      )}
      {!page && !query.error && <Skeleton className="m-3.5 h-24 rounded-2" />}
      {page?.items.length === 0 && <p className="px-3.5 py-3 text-ink-3">It has not run yet.</p>}
      <ul aria-label="Runs">
        {page?.items.map((run) => (
          <RunRow key={run.id} run={run} workspace={workspace} />
        ))}
      </ul>
      {page && (page.older || page.newer) && (
        <div className="flex justify-end gap-1 border-t border-line px-2 py-1.5">
          <Button tone="ghost" disabled={!page.newer} onClick={() => setCursor(page.newer ?? undefined)}>
            Newer
          </Button>
          <Button tone="ghost" disabled={!page.older} onClick={() => setCursor(page.older ?? undefined)}>
            Older
          </Button>
        </div>
      )}
    </Panel>
  )
}

function RunRow({ run, workspace }: { run: DeploymentRun; workspace: string }) {
  const { sessionId, error, trigger, scheduledAt, createdAt, agent } = run
  return (
    <li className="flex flex-col gap-0.5 border-b border-line px-3.5 py-2 last:border-b-0">
      <span className="flex items-baseline gap-2">
        {sessionId ? (
          <Link
            to={to(paths.session, { workspace, id: sessionId })}
            className="min-w-0 truncate font-medium underline decoration-line-strong hover:text-ink"
          >
            Session started
          </Link>
        ) : (
          <span className={error ? 'font-medium text-k-error' : 'font-medium'}>
            {error ? 'No session' : 'Starting'}
          </span>
        )}
        <span className="ml-auto shrink-0 text-ink-3">
          <RelativeTime at={createdAt} />
        </span>
      </span>
      <span className="truncate text-mini text-ink-3" title={scheduledAt ?? undefined}>
        {trigger === 'manual' ? 'asked for' : trigger === 'schedule' ? 'scheduled' : trigger}
        {agent.version !== null && ` · version ${agent.version}`}
      </span>
      {error && <span className="text-small text-ink-2">{error.message}</span>}
    </li>
  )
}
