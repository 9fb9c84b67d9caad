import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths, to } from '@/paths.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { webhookQueries } from '@/queries/webhooks.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ListPage } from '@/ui/ListPage.tsx'
import type { Column } from '@/ui/ListView.tsx'
import { WebhookRow } from './WebhookRow.tsx'

const columns: readonly Column[] = [
  { name: 'Endpoint', width: 'w-[44%]' },
  { name: 'Status', width: 'w-[112px]' },
  { name: 'Told of', width: '' },
  { name: 'Created', width: 'w-[112px]', isNumber: true },
  { name: 'Actions', width: 'w-[44px]' },
]

export function WebhooksPage() {
  const workspace = useWorkspace()
  const location = useListLocation()
  const query = useQuery(webhookQueries.list(workspace.id, { cursor: location.cursor }))
  const create = workspace.isReadOnly ? null : (
    <Link to={to(paths.newWebhook, { workspace: workspace.id })} className={buttonClass('primary')}>
      New webhook
    </Link>
  )
  return (
    <ListPage
      title="Webhooks"
      subtitle="Addresses that are told when sessions, agents and deployments change."
      actions={create}
      columns={columns}
      query={query}
      location={location}
      empty={
        <EmptyState title="No webhooks yet" action={create}>
          Make one: give the address of your receiver and choose what it is told of.
        </EmptyState>
      }
      renderRow={(endpoint) => <WebhookRow key={endpoint.id} endpoint={endpoint} workspace={workspace} />}
    />
  )
}
