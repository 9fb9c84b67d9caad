import { z } from 'zod'
import type { JsonObject } from '../canonical.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import { invalid } from '../problem.ts'
import type { Auth } from '../vaults/auth.ts'
import type { Secrets } from '../vaults/secretBox.ts'
import {
  checkedEndpointAuth,
  endpointAuthField,
  expiresAtField,
  injectionField,
  networkingField,
} from './credentialFields.ts'
import { metadataPatchField, readFields } from './fields.ts'

const secret = z.string().min(1).max(65_536)
const fixed = z.unknown().optional()

const patches = {
  static_bearer: z.strictObject({ type: z.string(), mcp_server_url: fixed, token: secret.optional() }),
  environment_variable: z.strictObject({
    type: z.string(),
    secret_name: fixed,
    secret_value: secret.optional(),
    networking: networkingField.nullish(),
    injection_location: injectionField.nullish(),
  }),
  mcp_oauth: z.strictObject({
    type: z.string(),
    mcp_server_url: fixed,
    access_token: secret.optional(),
    expires_at: expiresAtField,
    refresh: z
      .strictObject({
        client_id: fixed,
        token_endpoint: fixed,
        resource: fixed,
        refresh_token: secret.optional(),
        scope: z.string().max(2048).nullish(),
        token_endpoint_auth: endpointAuthField.optional(),
      })
      .nullish(),
  }),
}

const body = z.object({
  auth: z.record(z.string(), z.unknown()).optional(),
  metadata: metadataPatchField.nullish(),
})

export interface CredentialUpdate {
  auth: Record<string, unknown> | undefined
  /** Null empties it. */
  metadata: Record<string, string | null> | null | undefined
}

export function readCredentialUpdate(given: unknown): CredentialUpdate {
  const { auth, metadata } = readFields(body, given)
  return { auth, metadata }
}

/** The merge of a patch into a stored `auth`, or a Problem (400) that names what cannot be changed. */
export function patchedAuth({ shown, secrets }: Auth, patch: Record<string, unknown>): Auth {
  if (patch.type === undefined) throw invalid("Field 'auth.type' is required.", 'auth.type')
  if (patch.type !== shown.type)
    throw invalid("Field 'auth.type' cannot be changed: it must be the stored type.", 'auth.type')
  switch (shown.type) {
    case 'static_bearer': {
      const { token, mcp_server_url } = readFields(patches.static_bearer, patch, ['auth'])
      keep(shown, { mcp_server_url }, 'auth')
      return { shown, secrets: withGiven(secrets, { token }) }
    }
    case 'environment_variable': {
      const { secret_name, secret_value, networking, injection_location } = readFields(
        patches.environment_variable,
        patch,
        ['auth'],
      )
      keep(shown, { secret_name }, 'auth')
      return {
        shown: withoutNulls({
          ...shown,
          ...(networking === undefined ? {} : { networking }),
          ...(injection_location === undefined ? {} : { injection_location }),
        }),
        secrets: withGiven(secrets, { secret_value }),
      }
    }
    default:
      return patchedOAuth({ shown, secrets }, readFields(patches.mcp_oauth, patch, ['auth']))
  }
}

function patchedOAuth({ shown, secrets }: Auth, patch: z.output<typeof patches.mcp_oauth>): Auth {
  const { access_token, expires_at, refresh, mcp_server_url } = patch
  keep(shown, { mcp_server_url }, 'auth')
  const changed: Auth = {
    shown: { ...shown, ...(expires_at === undefined ? {} : { expires_at }) },
    secrets: withGiven(secrets, { access_token }),
  }
  if (!refresh) return changed
  const stored = shown.refresh
  if (!isJsonObject(stored))
    throw invalid('This credential was made without refresh, and it cannot be added later.', 'auth.refresh')
  const { refresh_token, scope, token_endpoint_auth, client_id, token_endpoint, resource } = refresh
  keep(stored, { client_id, token_endpoint, resource }, 'auth.refresh')
  const merged = withGiven(changed.secrets, { refresh_token, client_secret: token_endpoint_auth?.client_secret })
  const refreshShown: JsonObject = { ...stored, ...(scope === undefined ? {} : { scope }) }
  if (token_endpoint_auth) {
    const { type } = token_endpoint_auth
    // Another way of sending it does not need the same client secret again.
    const kept = type === 'none' ? token_endpoint_auth.client_secret : merged.client_secret
    checkedEndpointAuth({ type, client_secret: kept }, ['auth'])
    refreshShown.token_endpoint_auth = { type }
    if (type === 'none') delete merged.client_secret
  }
  return { shown: { ...changed.shown, refresh: refreshShown }, secrets: merged }
}

/** Sending what is stored already is no change. */
function keep(stored: JsonObject, given: Record<string, unknown>, at: string): void {
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && value !== (stored[name] ?? null))
      throw invalid(`Field '${at}.${name}' cannot be changed. Make another credential instead.`, `${at}.${name}`)
}

function withGiven(secrets: Secrets, given: Record<string, string | undefined>): Secrets {
  const changes = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return { ...secrets, ...(Object.fromEntries(changes) as Secrets) } // only strings are left
}

function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null))
}
