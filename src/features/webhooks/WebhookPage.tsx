import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { webhookQueries } from '@/queries/webhooks.ts'
import { DetailPage } from '@/ui/DetailPage.tsx'
import { WebhookEditor } from './WebhookEditor.tsx'

export function WebhookPage() {
  const workspace = useWorkspace()
  const { id = '' } = useParams()
  const query = useQuery(webhookQueries.detail({ workspace: workspace.id, id }))
  const list = { label: 'Webhooks', to: to(paths.webhooks, { workspace: workspace.id }) }
  return (
    <DetailPage noun="webhook" list={list} id={id} query={query}>
      {(endpoint) => <WebhookEditor key={`${workspace.id} ${id}`} endpoint={endpoint} workspace={workspace} />}
    </DetailPage>
  )
}
