import { expect, it } from 'vitest'
import { newCredentialForm, newRotationForm, toNewCredential, toRotation, withoutSecrets } from './credentialForm.ts'
import { readVaultCredential } from './vaultCredential.ts'

const oauth = {
  ...newCredentialForm,
  type: 'mcp_oauth' as const,
  mcpServerUrl: ' https://mcp.example.org/mcp ',
  secret: 'the-access-token',
  canRefresh: true,
  clientId: 'client-7',
  tokenEndpoint: 'https://id.example.org/token',
  refreshToken: 'the-refresh-token',
  endpointAuth: 'client_secret_basic' as const,
  clientSecret: 'the-client-secret',
}

it('writes each type as the API wants it', () => {
  expect(toNewCredential({ ...newCredentialForm, secretName: 'API_TOKEN', secret: ' s ' })).toEqual({
    auth: { type: 'environment_variable', secret_name: 'API_TOKEN', secret_value: ' s ' },
  })
  expect(toNewCredential(oauth)).toEqual({
    auth: {
      type: 'mcp_oauth',
      mcp_server_url: 'https://mcp.example.org/mcp',
      access_token: 'the-access-token',
      expires_at: null,
      refresh: {
        client_id: 'client-7',
        refresh_token: 'the-refresh-token',
        token_endpoint: 'https://id.example.org/token',
        token_endpoint_auth: { type: 'client_secret_basic', client_secret: 'the-client-secret' },
        scope: null,
      },
    },
  })
})

it('shows placeholders where secrets were typed', () => {
  const shown = JSON.stringify(toNewCredential(withoutSecrets(oauth)))
  expect(shown).not.toMatch(/the-(access|refresh|client)/)
  expect(shown).toContain('$SECRET')
  expect(shown).toContain('$REFRESH_TOKEN')
})

it('replaces only what was typed, under the stored type', () => {
  const credential = readVaultCredential({
    auth: { type: 'mcp_oauth', refresh: { token_endpoint_auth: { type: 'client_secret_post' } } },
  })
  expect(toRotation(credential, { ...newRotationForm, clientSecret: 'next' })).toEqual({
    auth: {
      type: 'mcp_oauth',
      refresh: { token_endpoint_auth: { type: 'client_secret_post', client_secret: 'next' } },
    },
  })
})

it('reads the flat credentials of an older server', () => {
  const flat = readVaultCredential({ id: 'c', type: 'static_bearer', mcp_server_url: 'https://x', status: 'archived' })
  expect(flat).toMatchObject({ type: 'static_bearer', target: 'https://x' })
  expect(flat.archivedAt).not.toBeNull()
})
