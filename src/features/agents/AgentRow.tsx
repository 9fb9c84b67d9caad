import type { Agent } from '@/domain/agent.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Row, Td } from '@/ui/Table.tsx'
import { AgentActions } from './AgentActions.tsx'

export function AgentRow({ agent, workspace }: { agent: Agent; workspace: Workspace }) {
  return (
    <Row>
      <Td title={agent.name}>
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1">
            <RowLink to={to(paths.agent, { workspace: workspace.id, id: agent.id })}>{agent.name}</RowLink>
            <span className="block truncate font-mono text-[11px] leading-[1.3] text-ink-3">{agent.id}</span>
          </span>
          {agent.archivedAt !== null && <Pill isSmall>archived</Pill>}
        </span>
      </Td>
      <Td title={agent.description} className="text-ink-2">
        {agent.description || '–'}
      </Td>
      <Td title={agent.modelId} className="text-ink-2">
        {agent.modelId}
      </Td>
      <Td isNumber>v{agent.version}</Td>
      <Td isNumber className="text-ink-3">
        <RelativeTime at={agent.updatedAt ?? agent.createdAt} />
      </Td>
      <Td className="!px-2">{!workspace.isReadOnly && <AgentActions agent={agent} workspace={workspace} />}</Td>
    </Row>
  )
}
