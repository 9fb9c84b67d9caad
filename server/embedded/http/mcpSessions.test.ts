import { expect, it } from 'vitest'
import { openTestMcpServer, type TestMcpOptions } from '../mcp/testMcpServer.ts'
import { openTestApi } from './testApi.ts'

async function openWith(options: TestMcpOptions = {}, networking: object = { type: 'unrestricted' }) {
  const server = await openTestMcpServer(options)
  const api = await openTestApi('2026-05')
  const agent = await api.create('/agents', {
    name: 'with a server',
    model: 'scripted',
    tools: [{ type: 'mcp_toolset', mcp_server_name: 'tracker' }],
    mcp_servers: [{ type: 'url', name: 'tracker', url: server.url }],
  })
  const environment = await api.create('/environments', { name: 'box', config: { type: 'cloud', networking } })
  const vault = await api.create('/vaults', { display_name: 'tokens' })
  const store = (auth: object) => api.create(`/vaults/${vault}/credentials`, { auth })
  const start = (vaults = [vault]) =>
    api.call('POST', '/sessions', { agent, environment_id: environment, vault_ids: vaults })
  return { server, api, vault, store, start }
}

const oauth = (server: { url: string; tokenUrl: string }, more: object = {}) => ({
  type: 'mcp_oauth',
  mcp_server_url: server.url,
  access_token: 'old-access-token',
  refresh: {
    client_id: 'client-7',
    refresh_token: 'first-refresh-token',
    token_endpoint: server.tokenUrl,
    token_endpoint_auth: { type: 'client_secret_basic', client_secret: 'the-client-secret' },
    scope: 'read',
  },
  ...more,
})

const letsNewIn: TestMcpOptions = {
  accepts: (token) => token === 'new-access-token',
  refresh: (form) =>
    form.get('refresh_token') === 'first-refresh-token'
      ? { body: { access_token: 'new-access-token', refresh_token: 'second-refresh-token', expires_in: 3600 } }
      : { status: 400, body: { error: 'invalid_grant', hint: 'first-refresh-token' } },
}

it('asks the servers of the agent for their tools when a session is made, with the credential of its URL', async () => {
  const { server, store, start } = await openWith({ accepts: (token) => token === 'right-token' })
  expect(await start()).toMatchObject({
    status: 400,
    body: {
      error: { param: 'vault_ids', message: expect.stringContaining("'tracker' refused the credentials (status 401)") },
    },
  })
  await store({ type: 'static_bearer', mcp_server_url: `${server.url}/`, token: 'right-token' })
  expect((await start()).status).toBe(201)
  expect(server.asked.map(({ method }) => method)).toContain('tools/list')
})

it('refuses the session when a server cannot be reached, and keeps none', async () => {
  const { server, api, start } = await openWith()
  await server.close()
  expect(await start()).toMatchObject({ status: 400, body: { error: { param: 'agent' } } })
  expect((await api.call('GET', '/sessions')).body.data).toEqual([])
})

it('keeps to the network policy of the environment', async () => {
  const { start } = await openWith({}, { type: 'limited', allowed_hosts: ['example.org'] })
  expect((await start()).body.error.message).toMatch(/not among the environment's allowed_hosts/)
})

it('refreshes a token that was refused, stores the new ones and shows neither', async () => {
  const { server, api, vault, store, start } = await openWith(letsNewIn)
  const id = await store(oauth(server))
  expect((await start()).status).toBe(201)
  const [asked] = server.asked.filter(({ method }) => method === 'token')
  expect(asked?.params).toEqual({ grant_type: 'refresh_token', refresh_token: 'first-refresh-token', scope: 'read' })
  expect(asked?.headers.authorization).toBe(`Basic ${btoa('client-7:the-client-secret')}`)
  const { body } = await api.call('GET', `/vaults/${vault}/credentials/${id}`)
  expect(Date.parse(body.auth.expires_at)).toBeGreaterThan(Date.now())
  expect(JSON.stringify(body)).not.toMatch(/-token|client-secret/)
  // The stored refresh token is the second one now, which this endpoint does not take.
  await api.call('POST', `/vaults/${vault}/credentials/${id}`, {
    auth: { type: 'mcp_oauth', expires_at: '2020-01-01T00:00:00Z' },
  })
  const refused = await start()
  expect(refused.body.error.message).toMatch(/refused to refresh credential '.*' \(invalid_grant\)/)
  expect(JSON.stringify([refused.body, api.log])).not.toContain('first-refresh-token')
})

it('names the credential when its token endpoint cannot be reached', async () => {
  const { server, store, start } = await openWith()
  const gone = 'http://127.0.0.1:1/token'
  const { refresh } = oauth(server)
  const id = await store(
    oauth(server, { expires_at: '2020-01-01T00:00:00Z', refresh: { ...refresh, token_endpoint: gone } }),
  )
  expect((await start()).body.error.message).toContain(`The token endpoint of credential '${id}' cannot be reached`)
})

it('validates an OAuth credential: refreshed, let in, refused', async () => {
  const { server, api, vault, store } = await openWith(letsNewIn)
  const path = `/vaults/${vault}/credentials/${await store(oauth(server))}/mcp_oauth_validate`
  const valid = await api.call('POST', path, {})
  expect(valid).toMatchObject({
    status: 200,
    body: {
      type: 'vault_credential_validation',
      status: 'valid',
      has_refresh_token: true,
      refresh: { status: 'succeeded', http_response: { status_code: 200 } },
      mcp_probe: null,
    },
  })
  const again = await api.call('POST', path, {})
  expect(again.body).toMatchObject({
    status: 'valid',
    refresh: { status: 'failed', http_response: { body: 'invalid_grant' } },
  })

  const plain = await store({ type: 'mcp_oauth', mcp_server_url: server.url, access_token: 'wrong-access-token' })
  const invalid = await api.call('POST', `/vaults/${vault}/credentials/${plain}/mcp_oauth_validate`, {})
  expect(invalid.body).toMatchObject({
    status: 'invalid',
    refresh: { status: 'no_refresh_token', http_response: null },
    mcp_probe: { method: 'initialize', http_response: { status_code: 401, body_truncated: false } },
  })
  expect(JSON.stringify([valid.body, again.body, invalid.body])).not.toMatch(/(old|new|wrong)-access-token/)
  const bearer = await store({ type: 'static_bearer', mcp_server_url: server.url, token: 'x' })
  expect((await api.call('POST', `/vaults/${vault}/credentials/${bearer}/mcp_oauth_validate`, {})).status).toBe(400)
})
