import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { memoryStoreQueries } from '@/queries/memoryStores.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { DetailPage } from '@/ui/DetailPage.tsx'
import { MemoryStoreView } from './MemoryStoreView.tsx'

export function MemoryStorePage() {
  const workspace = useWorkspace()
  const { id = '' } = useParams()
  const query = useQuery(memoryStoreQueries.detail({ workspace: workspace.id, id }))
  const list = { label: 'Memory stores', to: to(paths.memoryStores, { workspace: workspace.id }) }
  return (
    <DetailPage noun="memory store" list={list} id={id} query={query}>
      {(store) => <MemoryStoreView key={`${workspace.id} ${id}`} store={store} workspace={workspace} list={list} />}
    </DetailPage>
  )
}
