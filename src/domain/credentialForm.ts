import type { Json } from './json.ts'
import type { VaultCredential } from './vaultCredential.ts'

export const credentialTypes = ['environment_variable', 'static_bearer', 'mcp_oauth'] as const
export type CredentialType = (typeof credentialTypes)[number]

/** A credential as its form holds it. Secrets are in it, so it is kept in memory only and never stored. */
export interface CredentialForm {
  type: CredentialType
  secretName: string
  mcpServerUrl: string
  /** The value of the variable, the bearer token or the access token: the one secret every type has. */
  secret: string
  expiresAt: string
  canRefresh: boolean
  clientId: string
  tokenEndpoint: string
  refreshToken: string
  endpointAuth: 'none' | 'client_secret_basic' | 'client_secret_post'
  clientSecret: string
  scope: string
}

export const newCredentialForm: CredentialForm = {
  type: 'environment_variable',
  secretName: '',
  mcpServerUrl: '',
  secret: '',
  expiresAt: '',
  canRefresh: false,
  clientId: '',
  tokenEndpoint: '',
  refreshToken: '',
  endpointAuth: 'none',
  clientSecret: '',
  scope: '',
}

const secretFields = ['secret', 'refreshToken', 'clientSecret'] as const

/** The same form with placeholders for what is secret: for code that people take away. */
export function withoutSecrets(form: CredentialForm): CredentialForm {
  const placeholders = { secret: '$SECRET', refreshToken: '$REFRESH_TOKEN', clientSecret: '$CLIENT_SECRET' }
  const shown = { ...form }
  for (const field of secretFields) if (form[field] !== '' || field === 'secret') shown[field] = placeholders[field]
  return shown
}

export function toNewCredential(form: CredentialForm): Json {
  return { auth: toAuth(form) }
}

function toAuth(form: CredentialForm): Json {
  const { type, secret } = form
  switch (type) {
    case 'environment_variable':
      return { type, secret_name: form.secretName.trim(), secret_value: secret }
    case 'static_bearer':
      return { type, mcp_server_url: form.mcpServerUrl.trim(), token: secret }
    case 'mcp_oauth':
      return {
        type,
        mcp_server_url: form.mcpServerUrl.trim(),
        access_token: secret,
        expires_at: form.expiresAt.trim() || null,
        ...(form.canRefresh ? { refresh: toRefresh(form) } : {}),
      }
  }
}

function toRefresh(form: CredentialForm): Json {
  const { endpointAuth, clientSecret } = form
  return {
    client_id: form.clientId.trim(),
    refresh_token: form.refreshToken,
    token_endpoint: form.tokenEndpoint.trim(),
    token_endpoint_auth:
      endpointAuth === 'none' ? { type: endpointAuth } : { type: endpointAuth, client_secret: clientSecret },
    scope: form.scope.trim() || null,
  }
}

/** What can be replaced in a credential. Empty fields stay as they are. */
export interface RotationForm {
  secret: string
  refreshToken: string
  clientSecret: string
  expiresAt: string
}

export const newRotationForm: RotationForm = { secret: '', refreshToken: '', clientSecret: '', expiresAt: '' }

/** The update that replaces the given secrets; the type goes along, as the API wants it. */
export function toRotation({ type, refresh }: VaultCredential, form: RotationForm): Json {
  const { secret } = form
  if (type === 'environment_variable') return { auth: { type, secret_value: secret } }
  if (type === 'static_bearer') return { auth: { type, token: secret } }
  const refreshPart: Json = {
    ...(form.refreshToken === '' ? {} : { refresh_token: form.refreshToken }),
    ...(form.clientSecret === '' || !refresh
      ? {}
      : { token_endpoint_auth: { type: refresh.endpointAuth, client_secret: form.clientSecret } }),
  }
  return {
    auth: {
      type,
      ...(secret === '' ? {} : { access_token: secret }),
      ...(form.expiresAt.trim() === '' ? {} : { expires_at: form.expiresAt.trim() }),
      ...(Object.keys(refreshPart).length === 0 ? {} : { refresh: refreshPart }),
    },
  }
}
