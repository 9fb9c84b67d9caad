import { Link } from 'react-router'
import { sayCadence } from '@/domain/deployment/cadence.ts'
import type { Deployment, DeploymentRun } from '@/domain/deployment/deployment.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Row, Td } from '@/ui/Table.tsx'
import { DeploymentActions } from './DeploymentActions.tsx'
import { DeploymentStatus } from './DeploymentStatus.tsx'
import { NextRun } from './NextRun.tsx'

export interface DeploymentRowProps {
  deployment: Deployment
  workspace: Workspace
  agentName: string
  /** Undefined when none of the newest runs is of this deployment. */
  lastRun: DeploymentRun | undefined
}

export function DeploymentRow({ deployment, workspace, agentName, lastRun }: DeploymentRowProps) {
  const { id, name, agent, schedule } = deployment
  const cadence = schedule ? sayCadence(schedule.expression) : 'when asked'
  return (
    <Row>
      <Td title={name}>
        <RowLink to={to(paths.deployment, { workspace: workspace.id, id })}>{name}</RowLink>
        <span className="block truncate font-mono text-[11px] leading-[1.3] text-ink-3">{id}</span>
      </Td>
      <Td>
        <DeploymentStatus deployment={deployment} />
      </Td>
      <Td title={agentName}>
        {agentName}
        {agent.version !== null && <span className="text-ink-3"> v{agent.version}</span>}
      </Td>
      <Td title={schedule ? `${schedule.expression} · ${schedule.timezone}` : cadence} className="text-ink-2">
        {cadence}
        {schedule && <span className="block truncate text-[11px] leading-[1.3] text-ink-3">{schedule.timezone}</span>}
      </Td>
      <Td isNumber className="text-ink-2">
        <NextRun at={schedule?.upcomingRunsAt[0] ?? null} />
      </Td>
      <Td title={lastRun?.error?.message}>
        {!lastRun ? (
          <span className="text-ink-3">{schedule?.lastRunAt ? <RelativeTime at={schedule.lastRunAt} /> : '–'}</span>
        ) : lastRun.sessionId ? (
          <Link
            to={to(paths.session, { workspace: workspace.id, id: lastRun.sessionId })}
            className="relative z-10 underline decoration-line-strong hover:text-ink"
          >
            started <RelativeTime at={lastRun.createdAt} />
          </Link>
        ) : (
          <span className={lastRun.error ? 'text-k-error' : 'text-ink-3'}>
            {lastRun.error ? 'failed' : 'starting'} <RelativeTime at={lastRun.createdAt} />
          </span>
        )}
      </Td>
      <Td className="!px-2">
        {!workspace.isReadOnly && <DeploymentActions deployment={deployment} workspace={workspace.id} />}
      </Td>
    </Row>
  )
}
