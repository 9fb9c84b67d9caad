import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { vaultQueries } from '@/queries/vaults.ts'
import { DetailPage } from '@/ui/DetailPage.tsx'
import { VaultDetail } from './VaultDetail.tsx'

export function VaultPage() {
  const workspace = useWorkspace()
  const { id = '' } = useParams()
  const query = useQuery(vaultQueries.detail({ workspace: workspace.id, id }))
  const list = { label: 'Vaults', to: to(paths.vaults, { workspace: workspace.id }) }
  return (
    <DetailPage noun="vault" list={list} id={id} query={query}>
      {(vault) => <VaultDetail key={`${workspace.id} ${id}`} vault={vault} workspace={workspace} />}
    </DetailPage>
  )
}
