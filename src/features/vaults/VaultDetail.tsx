import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Vault } from '@/domain/vault.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { vaultQueries } from '@/queries/vaults.ts'
import { ArchivedSwitch } from '@/ui/ArchivedSwitch.tsx'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ListEnd } from '@/ui/ListEnd.tsx'
import { type Column, ListView } from '@/ui/ListView.tsx'
import { Page } from '@/ui/Page.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { CredentialRow } from './CredentialRow.tsx'
import { NewCredentialDialog } from './NewCredentialDialog.tsx'
import { VaultActions } from './VaultActions.tsx'

const columns: readonly Column[] = [
  { name: 'Credential', width: '' },
  { name: 'Type', width: 'w-[150px]' },
  { name: 'Expires', width: 'w-[200px]' },
  { name: 'Changed', width: 'w-[104px]', isNumber: true },
  { name: 'Actions', width: 'w-[44px]' },
]

export function VaultDetail({ vault, workspace }: { vault: Vault; workspace: Workspace }) {
  const navigate = useNavigate()
  const location = useListLocation()
  const { cursor, includeArchived } = location
  const [isAdding, setIsAdding] = useState(false)
  const query = useQuery(
    vaultQueries.credentials({ workspace: workspace.id, id: vault.id }, { cursor, includeArchived }),
  )
  const page = query.data
  const list = to(paths.vaults, { workspace: workspace.id })
  const isFixed = workspace.isReadOnly || vault.archivedAt !== null
  const metadata = Object.entries(vault.metadata).map(([key, value]) => `${key}=${value}`)
  const add = isFixed ? null : (
    <Button tone="primary" onClick={() => setIsAdding(true)}>
      Add credential
    </Button>
  )
  return (
    <Page
      title={vault.name}
      subtitle={
        <>
          {metadata.length > 0 && `${metadata.join(', ')} · `}created <RelativeTime at={vault.createdAt} />
        </>
      }
      crumbs={[{ label: 'Vaults', to: list }, { label: vault.name }]}
      barActions={
        !workspace.isReadOnly && (
          <VaultActions vault={vault} workspace={workspace} isOnPage onDeleted={() => void navigate(list)} />
        )
      }
      actions={add}
      isReady={page !== undefined}
    >
      {vault.archivedAt !== null && (
        <Banner tone="info" className="mb-3">
          This vault is archived: no session can use its credentials, and none can be added.
        </Banner>
      )}
      <div className="mb-2.5 flex min-h-7 flex-wrap items-center gap-3">
        <p className="flex-1 text-ink-2">
          Secrets are write-only: they can be replaced, and nobody can read them here again.
        </p>
        <ArchivedSwitch {...location} />
      </div>
      <ListView
        label="Credentials"
        columns={columns}
        items={page?.items}
        error={query.error}
        isFetching={query.isFetching}
        onRetry={() => void query.refetch()}
        paging={{ older: location.older(page), newer: location.newer(page), hasRowLinks: false }}
        empty={
          cursor ? (
            <ListEnd newest={location.newest} />
          ) : (
            <EmptyState title="No credentials yet" action={add}>
              Add a variable for the sandbox, or a token for an MCP server that is found by the server’s address.
            </EmptyState>
          )
        }
        renderRow={(credential) => (
          <CredentialRow key={credential.id} credential={credential} vault={vault} workspace={workspace} />
        )}
      />
      <NewCredentialDialog isOpen={isAdding} onOpenChange={setIsAdding} vault={vault} workspace={workspace} />
    </Page>
  )
}
