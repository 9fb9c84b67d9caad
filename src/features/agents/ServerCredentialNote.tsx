import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths, to } from '@/paths.ts'
import { useAbsent } from '@/queries/capabilities.ts'
import { type ServerCredential, serverCredentials } from '@/queries/serverCredentials.ts'

/** Which vaults hold a credential for a server; nothing where the workspace has no vaults. */
export function ServerCredentialNote({ workspace, serverUrl }: { workspace: string; serverUrl: string }) {
  const hasVaults = !useAbsent(workspace, ['vaults']).has('vaults')
  const url = serverUrl.trim()
  const { data } = useQuery({ ...serverCredentials(workspace), enabled: hasVaults && url !== '' })
  if (!data?.hasVaults || url === '') return null
  const vaults = vaultsFor(data.credentials, url)
  return (
    <p className="-mt-1.5 text-mini text-ink-3 wrap-anywhere">
      {vaults.length === 0
        ? `No credential for this address in ${data.hasMore ? 'the newest vaults' : 'the vaults'}: the server is spoken to without one.`
        : 'Credential in '}
      {vaults.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to={to(paths.vault, { workspace, id })} className="text-ink-2 underline">
            {name}
          </Link>
        </span>
      ))}
      {vaults.length > 0 && '. A session uses it when it is given the vault.'}
    </p>
  )
}

function vaultsFor(credentials: readonly ServerCredential[], url: string): ServerCredential['vault'][] {
  const found = credentials.filter(({ serverUrl }) => normal(serverUrl) === normal(url))
  return [...new Map(found.map(({ vault }) => [vault.id, vault])).values()]
}

/** Addresses that differ only in how they are written name one server. */
const normal = (url: string) => (URL.canParse(url) ? new URL(url).href.replace(/\/$/, '') : url)
