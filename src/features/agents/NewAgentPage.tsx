import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { newAgentDocument } from '@/domain/agentForm.ts'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Banner } from '@/ui/Banner.tsx'
import { DetailPage } from '@/ui/DetailPage.tsx'
import { Page } from '@/ui/Page.tsx'
import { duplicateParam, toDuplicate } from './duplicate.ts'
import { NewAgentForm } from './NewAgentForm.tsx'

/** Makes an agent, from nothing or from what another one is made of. */
export function NewAgentPage() {
  const workspace = useWorkspace()
  const [search] = useSearchParams()
  const from = search.get(duplicateParam) ?? ''
  const original = useQuery({ ...agentQueries.detail({ workspace: workspace.id, id: from }), enabled: from !== '' })
  const list = { label: 'Agents', to: to(paths.agents, { workspace: workspace.id }) }

  if (workspace.isReadOnly) {
    return (
      <Page title="New agent" crumbs={[list, { label: 'New agent' }]}>
        <Banner tone="info">This workspace is read-only here, so no agent can be made in it.</Banner>
      </Page>
    )
  }
  if (from === '') return <NewAgentForm key="empty" workspace={workspace} initial={newAgentDocument} original={null} />
  return (
    <DetailPage noun="agent" list={list} id={from} query={original}>
      {(agent) => <NewAgentForm key={from} workspace={workspace} initial={toDuplicate(agent.raw)} original={agent} />}
    </DetailPage>
  )
}
