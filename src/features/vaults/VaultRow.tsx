import type { Vault } from '@/domain/vault.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Row, Td } from '@/ui/Table.tsx'
import { VaultActions } from './VaultActions.tsx'

export function VaultRow({ vault, workspace }: { vault: Vault; workspace: Workspace }) {
  const metadata = Object.entries(vault.metadata)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')
  return (
    <Row>
      <Td title={vault.name}>
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1">
            <RowLink to={to(paths.vault, { workspace: workspace.id, id: vault.id })}>{vault.name}</RowLink>
            <span className="block truncate font-mono text-[11px] leading-[1.3] text-ink-3">{vault.id}</span>
          </span>
          {vault.archivedAt !== null && <Pill isSmall>archived</Pill>}
        </span>
      </Td>
      <Td title={metadata} className="text-ink-2">
        {metadata || '–'}
      </Td>
      <Td isNumber className="text-ink-3">
        <RelativeTime at={vault.createdAt} />
      </Td>
      <Td className="!px-2">{!workspace.isReadOnly && <VaultActions vault={vault} workspace={workspace} />}</Td>
    </Row>
  )
}
