import { z } from 'zod'
import { invalid } from '../problem.ts'
import { toMicros } from '../store/instants.ts'
import type { Auth } from '../vaults/auth.ts'
import { metadataField, readFields } from './fields.ts'

const webAddress = (what: string) =>
  z
    .string()
    .max(2048)
    .refine((text) => isWebAddress(text), { error: `${what} needs an http or https URL without a user name.` })
const secret = z.string().min(1).max(65_536)
export const expiresAtField = z
  .string()
  .refine((text) => toMicros(text) !== undefined, { error: "Field 'auth.expires_at' must be an RFC 3339 instant." })
  .nullish()
export const endpointAuthField = z.strictObject({
  type: z.enum(['none', 'client_secret_basic', 'client_secret_post']),
  client_secret: secret.optional(),
})
export const networkingField = z.strictObject({
  type: z.enum(['unrestricted', 'limited']),
  allowed_hosts: z.array(z.string().min(1).max(255)).max(16).optional(),
})
export const injectionField = z.strictObject({ body: z.boolean().optional(), header: z.boolean().optional() })

// Strict: a misspelt `acces_token` that was kept as an unknown member would be shown.
const forms = {
  static_bearer: z.strictObject({
    type: z.literal('static_bearer'),
    mcp_server_url: webAddress('An MCP server'),
    token: secret,
  }),
  mcp_oauth: z.strictObject({
    type: z.literal('mcp_oauth'),
    mcp_server_url: webAddress('An MCP server'),
    access_token: secret,
    expires_at: expiresAtField,
    refresh: z
      .strictObject({
        client_id: z.string().min(1).max(1024),
        refresh_token: secret,
        token_endpoint: webAddress('A token endpoint'),
        token_endpoint_auth: endpointAuthField,
        resource: z.string().max(2048).nullish(),
        scope: z.string().max(2048).nullish(),
      })
      .nullish(),
  }),
  environment_variable: z.strictObject({
    type: z.literal('environment_variable'),
    secret_name: z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
      .max(256),
    secret_value: secret,
    networking: networkingField.nullish(),
    injection_location: injectionField.nullish(),
  }),
}

const body = z.object({ auth: z.record(z.string(), z.unknown()), metadata: metadataField.nullish() })
const flatBody = z.object({
  type: z.literal('static_bearer').default('static_bearer'),
  mcp_server_url: z.string(),
  protocol: z.enum(['sse', 'streamable_http']).default('streamable_http'),
  access_token: secret,
  metadata: metadataField.nullish(),
})

/** A new credential from either form of the body. `display_name` is taken and, as by the service, not kept. */
export function readCredentialCreation(given: unknown, at: PropertyKey[] = []) {
  const isFlat = typeof given === 'object' && given !== null && !('auth' in given) && 'mcp_server_url' in given
  if (!isFlat) {
    const { auth, metadata } = readFields(body, given, at)
    return { auth: readAuth(auth, [...at, 'auth']), metadata: metadata ?? {} }
  }
  const { mcp_server_url: url, protocol, access_token: token, metadata } = readFields(flatBody, given, at)
  if (protocol === 'sse')
    throw invalid('The embedded cloud reaches MCP servers over streamable_http only.', [...at, 'protocol'].join('.'))
  return { auth: readAuth({ type: 'static_bearer', mcp_server_url: url, token }, at), metadata: metadata ?? {} }
}

function readAuth(given: Record<string, unknown>, at: PropertyKey[]): Auth {
  const type = checkedType(given.type, at)
  switch (type) {
    case 'static_bearer': {
      const { token, ...shown } = readFields(forms.static_bearer, given, at)
      return { shown, secrets: { token } }
    }
    case 'environment_variable': {
      const { secret_value, networking, injection_location, ...shown } = readFields(
        forms.environment_variable,
        given,
        at,
      )
      return {
        shown: {
          ...shown,
          ...(networking ? { networking } : {}),
          ...(injection_location ? { injection_location } : {}),
        },
        secrets: { secret_value },
      }
    }
    case 'mcp_oauth': {
      const { access_token, refresh, expires_at, ...shown } = readFields(forms.mcp_oauth, given, at)
      if (!refresh)
        return { shown: { ...shown, expires_at: expires_at ?? null, refresh: null }, secrets: { access_token } }
      const { refresh_token, token_endpoint_auth, resource, scope, ...endpoint } = refresh
      const { type: endpointAuth, client_secret } = checkedEndpointAuth(token_endpoint_auth, at)
      return {
        shown: {
          ...shown,
          expires_at: expires_at ?? null,
          refresh: {
            ...endpoint,
            token_endpoint_auth: { type: endpointAuth },
            resource: resource ?? null,
            scope: scope ?? null,
          },
        },
        secrets: { access_token, refresh_token, ...(client_secret === undefined ? {} : { client_secret }) },
      }
    }
  }
}

function checkedType(type: unknown, at: PropertyKey[]): keyof typeof forms {
  const field = [...at, 'type'].join('.')
  if (type === undefined) throw invalid(`Field '${field}' is required.`, field)
  if (type === 'static_bearer' || type === 'mcp_oauth' || type === 'environment_variable') return type
  throw invalid(`Field '${field}' must be 'static_bearer' or 'mcp_oauth' or 'environment_variable'.`, field)
}

/** Both ways to prove who asks need the client's secret. */
export function checkedEndpointAuth<T extends z.output<typeof endpointAuthField>>(given: T, at: PropertyKey[]): T {
  const field = [...at, 'refresh', 'token_endpoint_auth', 'client_secret'].join('.')
  if (given.type !== 'none' && given.client_secret === undefined)
    throw invalid(`Field '${field}' is required with '${given.type}'.`, field)
  if (given.type === 'none' && given.client_secret !== undefined)
    throw invalid(`Field '${field}' does not go with 'none'.`, field)
  return given
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === ''
}
