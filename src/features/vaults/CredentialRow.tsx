import type { Vault } from '@/domain/vault.ts'
import { credentialTypeName, type VaultCredential } from '@/domain/vaultCredential.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { Row, Td } from '@/ui/Table.tsx'
import { useNow } from '@/ui/useNow.ts'
import { CredentialActions } from './CredentialActions.tsx'

export interface CredentialRowProps {
  credential: VaultCredential
  vault: Vault
  workspace: Workspace
}

export function CredentialRow({ credential, vault, workspace }: CredentialRowProps) {
  const { id, target, type, archivedAt, updatedAt, createdAt } = credential
  return (
    <Row>
      <Td title={target}>
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1">
            <span className="block truncate font-mono text-small font-medium">{target || '–'}</span>
            <span className="block truncate font-mono text-[11px] leading-[1.3] text-ink-3">{id}</span>
          </span>
          {archivedAt !== null && <Pill isSmall>archived</Pill>}
        </span>
      </Td>
      <Td className="text-ink-2">{credentialTypeName(type)}</Td>
      <Td>
        <Expiry credential={credential} />
      </Td>
      <Td isNumber className="text-ink-3">
        <RelativeTime at={updatedAt ?? createdAt} />
      </Td>
      <Td className="!px-2">
        {!workspace.isReadOnly && <CredentialActions credential={credential} vault={vault} workspace={workspace} />}
      </Td>
    </Row>
  )
}

/** When an access token ends, and whether a new one can be had without a person. */
function Expiry({ credential: { type, expiresAt, refresh } }: { credential: VaultCredential }) {
  const now = useNow()
  if (type !== 'mcp_oauth') return <span className="text-ink-3">–</span>
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= now
  if (isOver && !refresh) return <Pill tone="error">expired</Pill>
  const end = expiresAt === null ? 'no end known' : isOver ? 'over' : `until ${expiresAt.slice(0, 10)}`
  return (
    <span className="text-ink-2" title={expiresAt ?? undefined}>
      {refresh ? `${end}, refreshes itself` : end}
    </span>
  )
}
