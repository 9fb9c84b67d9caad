import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { agentQueries } from '@/queries/agents.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { DetailPage } from '@/ui/DetailPage.tsx'
import { AgentEditor } from './AgentEditor.tsx'

export function AgentPage() {
  const workspace = useWorkspace()
  const { id = '' } = useParams()
  const query = useQuery(agentQueries.detail({ workspace: workspace.id, id }))
  const list = { label: 'Agents', to: to(paths.agents, { workspace: workspace.id }) }
  return (
    <DetailPage noun="agent" list={list} id={id} query={query}>
      {(agent) => <AgentEditor key={`${workspace.id} ${id}`} agent={agent} workspace={workspace} />}
    </DetailPage>
  )
}
