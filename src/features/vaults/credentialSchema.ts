import type { FieldPath } from 'react-hook-form'
import * as z from 'zod/mini'
import { type CredentialForm, credentialTypes } from '@/domain/credentialForm.ts'

const shape = z.object({
  type: z.enum(credentialTypes),
  secretName: z.string(),
  mcpServerUrl: z.string(),
  secret: z.string(),
  expiresAt: z.string(),
  canRefresh: z.boolean(),
  clientId: z.string(),
  tokenEndpoint: z.string(),
  refreshToken: z.string(),
  endpointAuth: z.enum(['none', 'client_secret_basic', 'client_secret_post']),
  clientSecret: z.string(),
  scope: z.string(),
})

/** The rules of the API for each type, told before it has to refuse. */
export const credentialSchema = shape.check((context) => {
  const form = context.value
  const say = (field: FieldPath<CredentialForm>, message: string) =>
    context.issues.push({ code: 'custom', input: form[field], path: [field], message })
  if (form.type === 'environment_variable') {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(form.secretName.trim()))
      say('secretName', 'Write a name such as API_TOKEN: letters, digits and underscores, no digit first.')
  } else if (!isWebAddress(form.mcpServerUrl)) {
    say('mcpServerUrl', 'Write the whole address, such as https://mcp.example.org/mcp.')
  }
  if (form.secret === '') say('secret', 'The secret is missing.')
  if (form.type !== 'mcp_oauth') return
  if (form.expiresAt.trim() !== '' && Number.isNaN(Date.parse(form.expiresAt)))
    say('expiresAt', 'Write an instant such as 2026-12-01T00:00:00Z.')
  if (!form.canRefresh) return
  if (form.clientId.trim() === '') say('clientId', 'The client id is missing.')
  if (!isWebAddress(form.tokenEndpoint)) say('tokenEndpoint', 'Write the whole address of the token endpoint.')
  if (form.refreshToken === '') say('refreshToken', 'The refresh token is missing.')
  if (form.endpointAuth !== 'none' && form.clientSecret === '') say('clientSecret', 'The client secret is missing.')
})

function isWebAddress(text: string): boolean {
  const address = text.trim()
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
}

const places: Record<string, FieldPath<CredentialForm>> = {
  'auth.type': 'type',
  'auth.secret_name': 'secretName',
  'auth.secret_value': 'secret',
  'auth.token': 'secret',
  'auth.access_token': 'secret',
  'auth.mcp_server_url': 'mcpServerUrl',
  'auth.expires_at': 'expiresAt',
  'auth.refresh.client_id': 'clientId',
  'auth.refresh.token_endpoint': 'tokenEndpoint',
  'auth.refresh.refresh_token': 'refreshToken',
  'auth.refresh.token_endpoint_auth.client_secret': 'clientSecret',
  'auth.refresh.scope': 'scope',
}

/** Where a field of the API stands in the form. */
export const credentialPlace = (path: readonly string[]) => places[path.join('.')] ?? null
