import type { JsonObject } from '../canonical.ts'
import type { Fetch } from '../mcp/guardedFetch.ts'
import { createKeyedLock } from '../runtime/createKeyedLock.ts'
import { nowInstant, toMicros } from '../store/instants.ts'
import type { StoredCredential, VaultStore } from '../store/store.ts'
import type { Auth } from './auth.ts'
import { openSecrets } from './openSecrets.ts'
import { type Refreshed, refreshToken } from './refreshToken.ts'
import type { SecretBox } from './secretBox.ts'

/** A credential that cannot be used. `kind` is the `session.error` type. */
export class CredentialProblem extends Error {
  readonly kind: 'mcp_authentication_failed_error' | 'credential_host_unreachable_error'
  readonly credential: Pick<StoredCredential, 'id' | 'vaultId'>

  constructor(kind: CredentialProblem['kind'], message: string, credential: CredentialProblem['credential']) {
    super(message)
    this.kind = kind
    this.credential = credential
  }

  /** The fields of `session.error` that go with it. */
  get fields(): JsonObject {
    if (this.kind !== 'credential_host_unreachable_error') return {}
    return { credential_id: this.credential.id, vault_id: this.credential.vaultId }
  }
}

export interface McpAccess {
  /** The token for a server, fresh as far as can be told; null when no vault has one. Rejects with a CredentialProblem. */
  token(vaultIds: string[], serverUrl: string): Promise<string | null>
  /** Another token after the server refused this one; null when there is none. Rejects with a CredentialProblem. */
  renewed(vaultIds: string[], serverUrl: string, refused: string): Promise<string | null>
  /** Refreshes an OAuth credential and stores the result. */
  refresh(credential: StoredCredential): Promise<Refreshed>
}

/** A token that ends within this time is refreshed before it is used. */
const marginMs = 30_000

/** Finds the credential of an MCP server by its URL and keeps OAuth tokens fresh. */
export function createMcpAccess(vaults: VaultStore, box: SecretBox, fetch: Fetch): McpAccess {
  const lock = createKeyedLock()

  async function find(vaultIds: string[], serverUrl: string): Promise<StoredCredential | undefined> {
    const wanted = normal(serverUrl)
    const active = await vaults.listActive(vaultIds)
    return active.find(({ auth }) => typeof auth.mcp_server_url === 'string' && normal(auth.mcp_server_url) === wanted)
  }

  async function refresh(given: StoredCredential): Promise<Refreshed> {
    const credential = (await vaults.getCredential(given.vaultId, given.id)) ?? given
    const refreshed = await refreshToken(read(credential), fetch)
    if (refreshed.status !== 'succeeded') return refreshed
    const { shown, secrets } = refreshed.auth
    const changed = { ...credential, auth: shown, sealed: box.seal(secrets, credential.id), updatedAt: nowInstant() }
    await vaults.updateCredential(changed)
    return refreshed
  }

  function read(credential: StoredCredential): Auth {
    try {
      return { shown: credential.auth, secrets: openSecrets(box, credential) }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      throw new CredentialProblem('mcp_authentication_failed_error', message, credential)
    }
  }

  /** The access token after a refresh, or null when the credential has no refresh token. */
  async function refreshedToken(credential: StoredCredential): Promise<string | null> {
    const refreshed = await refresh(credential)
    switch (refreshed.status) {
      case 'succeeded':
        return refreshed.auth.secrets.access_token ?? null
      case 'no_refresh_token':
        return null
      case 'connect_error':
        throw new CredentialProblem(
          'credential_host_unreachable_error',
          `The token endpoint of credential '${credential.id}' cannot be reached: ${refreshed.reason}`,
          credential,
        )
      case 'failed':
        throw new CredentialProblem(
          'mcp_authentication_failed_error',
          `The token endpoint refused to refresh credential '${credential.id}' (${refreshed.answer.error ?? `status ${refreshed.answer.statusCode}`}). Store a new token.`,
          credential,
        )
    }
  }

  return {
    async token(vaultIds, serverUrl) {
      const found = await find(vaultIds, serverUrl)
      if (!found) return null
      return lock(found.id, async () => {
        const credential = (await vaults.getCredential(found.vaultId, found.id)) ?? found
        const { shown, secrets } = read(credential)
        if (shown.type === 'static_bearer') return secrets.token ?? null
        const refreshed = isStale(shown.expires_at) ? await refreshedToken(credential) : null
        return refreshed ?? secrets.access_token ?? null
      })
    },
    async renewed(vaultIds, serverUrl, refused) {
      const found = await find(vaultIds, serverUrl)
      if (found?.auth.type !== 'mcp_oauth') return null
      return lock(found.id, async () => {
        const credential = (await vaults.getCredential(found.vaultId, found.id)) ?? found
        const { access_token: current } = read(credential).secrets
        // Another call may have refreshed it meanwhile.
        return current !== undefined && current !== refused ? current : refreshedToken(credential)
      })
    },
    refresh: (credential) => lock(credential.id, () => refresh(credential)),
  }
}

function isStale(expiresAt: unknown): boolean {
  const micros = typeof expiresAt === 'string' ? toMicros(expiresAt) : undefined
  return micros !== undefined && micros / 1000 < Date.now() + marginMs
}

function normal(url: string): string {
  return URL.canParse(url) ? new URL(url).href.replace(/\/$/, '') : url
}
