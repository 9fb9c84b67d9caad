import type { JsonObject } from '../canonical.ts'
import { nowInstant } from '../store/instants.ts'
import type { StoredCredential } from '../store/store.ts'
import { createMask } from '../vaults/maskSecrets.ts'
import { openSecrets } from '../vaults/openSecrets.ts'
import type { Refreshed } from '../vaults/refreshToken.ts'
import type { Cloud } from './context.ts'

const timeMs = 10_000
const shownCharacters = 2048

interface Probe {
  status: 'valid' | 'invalid' | 'unknown'
  /** Null when the server let it in. */
  shown: JsonObject | null
}

/** Refreshes an OAuth credential if it can be, then sends the first request of MCP with its token and tells what came back. */
export async function validateCredential(cloud: Cloud, credential: StoredCredential): Promise<JsonObject> {
  const { store, secretBox, mcpAccess } = cloud
  const refreshed = await mcpAccess.refresh(credential)
  const current = (await store.vaults.getCredential(credential.vaultId, credential.id)) ?? credential
  const secrets = openSecrets(secretBox, current)
  const probe = await probeServer(cloud, String(current.auth.mcp_server_url), secrets.access_token ?? '')
  const mask = createMask(Object.values(secrets).map((value) => ({ label: 'of the credential', value })))
  return mask({
    type: 'vault_credential_validation',
    credential_id: credential.id,
    vault_id: credential.vaultId,
    status: probe.status,
    validated_at: nowInstant(),
    has_refresh_token: secrets.refresh_token !== undefined,
    refresh: { status: refreshed.status, http_response: tokenResponse(refreshed) },
    mcp_probe: probe.shown,
  })
}

function tokenResponse(refreshed: Refreshed): JsonObject | null {
  if (!('answer' in refreshed)) return null
  const { statusCode, contentType, error } = refreshed.answer
  // The body of a token endpoint holds tokens: only its error word is shown.
  return { status_code: statusCode, content_type: contentType, body: error ?? '', body_truncated: error === null }
}

async function probeServer({ platformFetch }: Cloud, url: string, token: string): Promise<Probe> {
  const method = 'initialize'
  const params = {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'cloud-agents-console', version: '1.0.0' },
  }
  try {
    const response = await platformFetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(timeMs),
    })
    if (response.ok) {
      await response.body?.cancel()
      return { status: 'valid', shown: null }
    }
    const body = await response.text()
    const isRefused = response.status === 401 || response.status === 403
    return {
      status: isRefused ? 'invalid' : 'unknown',
      shown: {
        method,
        http_response: {
          status_code: response.status,
          content_type: response.headers.get('content-type') ?? '',
          body: body.slice(0, shownCharacters),
          body_truncated: body.length > shownCharacters,
        },
      },
    }
  } catch {
    return { status: 'unknown', shown: { method, http_response: null } } // It could not be reached at all.
  }
}
