import type { SessionSummary } from '@/domain/sessionSummary.ts'
import { usageText } from '@/domain/usageText.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { SessionStatusPill } from '@/lenses/session-status/SessionStatusPill.tsx'
import { formatDuration } from '@/lib/formatDuration.ts'
import { paths, to } from '@/paths.ts'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Row, Td } from '@/ui/Table.tsx'
import { SelectBox } from './SelectBox.tsx'
import { SessionActions } from './SessionActions.tsx'

export interface SessionRowProps {
  session: SessionSummary
  workspace: Workspace
  environmentName: string
  /** A call in it waits for a person. */
  isWaiting: boolean
  isChosen: boolean
  onChoose: () => void
}

export function SessionRow(props: SessionRowProps) {
  const { session, workspace, environmentName, isWaiting, isChosen, onChoose } = props
  const { id, agent } = session
  const title = session.title ?? 'Untitled'
  const seconds = session.activeSeconds ?? session.durationSeconds
  return (
    <Row className={isChosen ? 'bg-surface-2' : undefined}>
      {!workspace.isReadOnly && (
        <Td className="!pr-0">
          <SelectBox label={`Choose ${title}`} checked={isChosen} onChange={onChoose} />
        </Td>
      )}
      <Td title={title}>
        <RowLink to={to(paths.session, { workspace: workspace.id, id })}>{title}</RowLink>
        <span className="block truncate font-mono text-[11px] leading-[1.3] text-ink-3">{id}</span>
      </Td>
      <Td>
        {session.archivedAt !== null ? (
          <Pill hasDot>archived</Pill>
        ) : isWaiting ? (
          <Pill tone="wait" hasDot>
            waits for you
          </Pill>
        ) : (
          <SessionStatusPill status={session.status} />
        )}
      </Td>
      <Td title={agent.name}>
        {agent.name}
        {agent.version !== null && <span className="text-ink-3"> v{agent.version}</span>}
      </Td>
      <Td title={environmentName} className="text-ink-2">
        {environmentName}
      </Td>
      <Td isNumber>{usageText(session.usage) ?? '–'}</Td>
      <Td isNumber>{!seconds ? '–' : formatDuration(seconds * 1000)}</Td>
      <Td isNumber className="text-ink-3">
        <RelativeTime at={session.updatedAt ?? session.createdAt} />
      </Td>
      <Td className="!px-2">
        {!workspace.isReadOnly && <SessionActions session={session} workspace={workspace.id} />}
      </Td>
    </Row>
  )
}
