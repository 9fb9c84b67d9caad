import type { WebhookEndpoint } from '@/domain/webhook/webhook.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Row, Td } from '@/ui/Table.tsx'
import { WebhookActions } from './WebhookActions.tsx'
import { WebhookStatus } from './WebhookStatus.tsx'

export function WebhookRow({ endpoint, workspace }: { endpoint: WebhookEndpoint; workspace: Workspace }) {
  const { id, url, description, events, createdAt } = endpoint
  const told = events.includes('*') ? 'everything' : events.join(', ')
  return (
    <Row>
      <Td title={url}>
        <RowLink to={to(paths.webhook, { workspace: workspace.id, id })}>{url}</RowLink>
        <span className="block truncate text-[11px] leading-[1.3] text-ink-3">{description || id}</span>
      </Td>
      <Td>
        <WebhookStatus endpoint={endpoint} />
      </Td>
      <Td title={told} className="text-ink-2">
        {told}
      </Td>
      <Td isNumber className="text-ink-3">
        <RelativeTime at={createdAt} />
      </Td>
      <Td className="!px-2">
        {!workspace.isReadOnly && <WebhookActions endpoint={endpoint} workspace={workspace.id} />}
      </Td>
    </Row>
  )
}
