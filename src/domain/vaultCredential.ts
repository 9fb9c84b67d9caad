import { readArchivedAt } from './agent.ts'
import { isRecord, type Json, toRecord, toText, toTextOrNull } from './json.ts'

/** How an OAuth credential gets a new access token. */
export interface CredentialRefresh {
  clientId: string
  tokenEndpoint: string
  /** `none`, `client_secret_basic`, `client_secret_post`, or a word we do not know. */
  endpointAuth: string
  scope: string | null
}

/** A credential as the API shows it: everything but its secrets. */
export interface VaultCredential {
  id: string
  vaultId: string
  /** `static_bearer`, `mcp_oauth`, `environment_variable`, or a word we do not know. */
  type: string
  /** What it is for: the MCP server's address, or the name of the variable. */
  target: string
  expiresAt: string | null
  refresh: CredentialRefresh | null
  archivedAt: string | null
  createdAt: string | null
  updatedAt: string | null
  raw: Json
}

/** Reads the form with `auth` and the flat one before it. */
export function readVaultCredential(value: unknown): VaultCredential {
  const raw = toRecord(value)
  const auth = isRecord(raw.auth) ? raw.auth : raw
  return {
    id: toText(raw.id),
    vaultId: toText(raw.vault_id),
    type: toTextOrNull(auth.type) ?? 'unknown',
    target: toTextOrNull(auth.mcp_server_url) ?? toText(auth.secret_name),
    expiresAt: toTextOrNull(auth.expires_at),
    refresh: isRecord(auth.refresh) ? readRefresh(auth.refresh) : null,
    archivedAt: readArchivedAt(raw),
    createdAt: toTextOrNull(raw.created_at),
    updatedAt: toTextOrNull(raw.updated_at),
    raw,
  }
}

function readRefresh(raw: Json): CredentialRefresh {
  return {
    clientId: toText(raw.client_id),
    tokenEndpoint: toText(raw.token_endpoint),
    endpointAuth: toTextOrNull(toRecord(raw.token_endpoint_auth).type) ?? 'none',
    scope: toTextOrNull(raw.scope),
  }
}

const typeNames: Record<string, string> = {
  static_bearer: 'Bearer token',
  mcp_oauth: 'OAuth',
  environment_variable: 'Environment variable',
}

export const credentialTypeName = (type: string) => typeNames[type] ?? type

/** What the check of an OAuth credential brought. */
export interface CredentialValidation {
  /** `valid`, `invalid`, `unknown`, or a word we do not know. */
  status: string
  validatedAt: string | null
  hasRefreshToken: boolean
  refreshStatus: string | null
  /** What the MCP server answered, where it did not let the token in. */
  probe: { statusCode: number | null; body: string } | null
}

export function readCredentialValidation(value: unknown): CredentialValidation {
  const raw = toRecord(value)
  const answer = isRecord(raw.mcp_probe) ? toRecord(raw.mcp_probe.http_response) : null
  return {
    status: toTextOrNull(raw.status) ?? 'unknown',
    validatedAt: toTextOrNull(raw.validated_at),
    hasRefreshToken: raw.has_refresh_token === true,
    refreshStatus: toTextOrNull(toRecord(raw.refresh).status),
    probe: answer && {
      statusCode: typeof answer.status_code === 'number' ? answer.status_code : null,
      body: toText(answer.body),
    },
  }
}
