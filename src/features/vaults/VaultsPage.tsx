import { useQuery } from '@tanstack/react-query'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { vaultQueries } from '@/queries/vaults.ts'
import { ArchivedSwitch } from '@/ui/ArchivedSwitch.tsx'
import { Button } from '@/ui/Button.tsx'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ListPage } from '@/ui/ListPage.tsx'
import type { Column } from '@/ui/ListView.tsx'
import { SearchInput } from '@/ui/SearchInput.tsx'
import { useNewParam } from '@/ui/useNewParam.ts'
import { NewVaultDialog } from './NewVaultDialog.tsx'
import { VaultRow } from './VaultRow.tsx'

const columns: readonly Column[] = [
  { name: 'Vault', width: 'w-[38%]' },
  { name: 'Metadata', width: '' },
  { name: 'Created', width: 'w-[124px]', isNumber: true },
  { name: 'Actions', width: 'w-[44px]' },
]

export function VaultsPage() {
  const workspace = useWorkspace()
  const location = useListLocation()
  const { cursor, includeArchived, filter, setFilter } = location
  const [isMaking, setIsMaking] = useNewParam()
  const name = filter('name')
  const query = useQuery(vaultQueries.list(workspace.id, { cursor, includeArchived, name }))
  const create = workspace.isReadOnly ? null : (
    <Button tone="primary" onClick={() => setIsMaking(true)}>
      New vault
    </Button>
  )
  return (
    <>
      <ListPage
        title="Vaults"
        subtitle="Secrets for sessions: variables for the sandbox and tokens for MCP servers. They can be replaced, never read."
        actions={create}
        toolbar={
          <>
            <SearchInput
              label="Filter by name"
              defaultValue={name}
              onChange={(event) => setFilter('name', event.target.value || undefined)}
            />
            <ArchivedSwitch {...location} />
          </>
        }
        columns={columns}
        query={query}
        location={location}
        empty={
          name ? (
            <EmptyState
              title="No vault has such a name"
              action={<Button onClick={() => setFilter('name', undefined)}>Show all vaults</Button>}
            >
              Names are compared in any case, by any part of them.
            </EmptyState>
          ) : (
            <EmptyState title="No vaults yet" action={create}>
              Make one, put credentials into it, and name it when you start a session. Its agent can use them without
              ever seeing them.
            </EmptyState>
          )
        }
        renderRow={(vault) => <VaultRow key={vault.id} vault={vault} workspace={workspace} />}
      />
      <NewVaultDialog isOpen={isMaking && !workspace.isReadOnly} onOpenChange={setIsMaking} workspace={workspace} />
    </>
  )
}
