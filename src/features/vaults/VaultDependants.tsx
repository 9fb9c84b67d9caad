import { useQuery } from '@tanstack/react-query'
import { sessionStatusWord } from '@/domain/sessionSummary.ts'
import type { Vault } from '@/domain/vault.ts'
import { paths, to } from '@/paths.ts'
import { useDependentDeployments } from '@/queries/useDependentDeployments.ts'
import { vaultQueries } from '@/queries/vaults.ts'
import { DependantsList } from '@/ui/DependantsList.tsx'

/** What uses the credentials of this vault. Agents name MCP servers, never vaults: a session brings both together. */
export function VaultDependants({ vault, workspace }: { vault: Vault; workspace: string }) {
  const sessions = useQuery(vaultQueries.sessionsWith({ workspace, id: vault.id }))
  const deployments = useDependentDeployments(workspace, { vaultId: vault.id })
  return (
    <DependantsList
      groups={[
        {
          noun: ['session', 'sessions'],
          items: sessions.data?.items.map(({ id, title, status }) => ({
            id,
            label: title ?? 'Untitled',
            to: to(paths.session, { workspace, id }),
            note: sessionStatusWord(status),
          })),
          error: sessions.error,
          isPartial: sessions.data?.hasMore ?? false,
        },
        deployments,
      ]}
    />
  )
}
