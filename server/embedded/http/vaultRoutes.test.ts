import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Answer, openTestApi, profiles, type TestApi } from './testApi.ts'

const secret = 'sk-live-7Qw9zRt4Lm2Vx8Np'
const bearer = { auth: { type: 'static_bearer', mcp_server_url: 'https://mcp.example.org/mcp', token: secret } }
const oauth = {
  auth: {
    type: 'mcp_oauth',
    mcp_server_url: 'https://mcp.example.org/mcp',
    access_token: `${secret}-access`,
    expires_at: '2026-12-01T00:00:00Z',
    refresh: {
      client_id: 'client-7',
      refresh_token: `${secret}-refresh`,
      token_endpoint: 'https://id.example.org/token',
      token_endpoint_auth: { type: 'client_secret_basic', client_secret: `${secret}-client` },
      scope: 'read write',
    },
  },
}
const variable = { auth: { type: 'environment_variable', secret_name: 'API_TOKEN', secret_value: secret } }

async function createVault(api: TestApi, name = 'staging secrets') {
  return api.create('/vaults', { display_name: name, metadata: { env: 'staging' } })
}

describe.each(profiles)('in the form of %s', (profile) => {
  it('makes, reads, lists, archives and deletes a vault', async () => {
    const api = await openTestApi(profile)
    const made = await api.call('POST', '/vaults', { display_name: 'staging secrets', metadata: { env: 'staging' } })
    expect(made.status).toBe(profile === '2026-05' ? 201 : 200)
    expect(made.body).toMatchObject({ type: 'vault', display_name: 'staging secrets', metadata: { env: 'staging' } })
    expect(made.body.credentials).toEqual([])
    const { id } = made.body
    const { credentials: _, ...read } = made.body
    expect((await api.call('GET', `/vaults/${id}`)).body).toEqual(read)
    expect((await api.call('GET', '/vaults?name=STAGING')).body.data).toEqual([read])
    expect((await api.call('GET', '/vaults?name=production')).body.data).toEqual([])

    const archived = await api.call('POST', `/vaults/${id}/archive`)
    expect(archived.body.archived_at).not.toBeNull()
    expect((await api.call('POST', `/vaults/${id}/archive`)).body).toEqual(archived.body)
    expect((await api.call('GET', '/vaults')).body.data).toEqual([])
    expect((await api.call('GET', '/vaults?include_archived=true')).body.data).toEqual([archived.body])
    expect((await api.call('POST', `/vaults/${id}/credentials`, bearer)).status).toBe(409)

    expect((await api.call('DELETE', `/vaults/${id}`)).body).toEqual({ id, type: 'vault_deleted' })
    expect((await api.call('GET', `/vaults/${id}`)).status).toBe(404)
  })

  it('shows a credential of each type without its secrets', async () => {
    const api = await openTestApi(profile)
    const path = `/vaults/${await createVault(api)}/credentials`
    const answers = await Promise.all([bearer, oauth, variable].map((body) => api.call('POST', path, body)))
    expect(answers.map(({ body }) => body.auth)).toEqual([
      { type: 'static_bearer', mcp_server_url: 'https://mcp.example.org/mcp' },
      {
        type: 'mcp_oauth',
        mcp_server_url: 'https://mcp.example.org/mcp',
        expires_at: '2026-12-01T00:00:00Z',
        refresh: {
          client_id: 'client-7',
          token_endpoint: 'https://id.example.org/token',
          token_endpoint_auth: { type: 'client_secret_basic' },
          resource: null,
          scope: 'read write',
        },
      },
      { type: 'environment_variable', secret_name: 'API_TOKEN' },
    ])
    for (const { body } of answers)
      expect(body).toMatchObject({ type: 'vault_credential', display_name: null, archived_at: null })
    expect((await api.call('GET', `${path}?name=api_token`)).body.data).toEqual([answers[2]?.body])
  })

  it('rotates what may change and names what may not', async () => {
    const api = await openTestApi(profile)
    const vault = await createVault(api)
    const make = async (body: unknown) =>
      `/vaults/${vault}/credentials/${await api.create(`/vaults/${vault}/credentials`, body)}`
    const [bearerPath, oauthPath, variablePath] = await Promise.all([make(bearer), make(oauth), make(variable)])
    const rotated = await api.call('POST', bearerPath, { auth: { type: 'static_bearer', token: 'next' } })
    expect(rotated.status).toBe(200)
    expect(rotated.body.updated_at > rotated.body.created_at).toBe(true)

    const refreshed = await api.call('POST', oauthPath, {
      auth: { type: 'mcp_oauth', expires_at: null, refresh: { scope: null, token_endpoint_auth: { type: 'none' } } },
      metadata: { owner: 'me' },
    })
    expect(refreshed.body.auth).toMatchObject({ expires_at: null, refresh: { scope: null, client_id: 'client-7' } })
    expect(refreshed.body.metadata).toEqual({ owner: 'me' })
    expect((await api.call('POST', oauthPath, { metadata: null })).body.metadata).toEqual({})

    const refusals: [string, unknown, string][] = [
      [bearerPath, { auth: { token: 'x' } }, 'auth.type'],
      [bearerPath, { auth: { type: 'mcp_oauth' } }, 'auth.type'],
      [
        bearerPath,
        { auth: { type: 'static_bearer', mcp_server_url: 'https://other.example.org' } },
        'auth.mcp_server_url',
      ],
      [variablePath, { auth: { type: 'environment_variable', secret_name: 'OTHER' } }, 'auth.secret_name'],
      [oauthPath, { auth: { type: 'mcp_oauth', refresh: { client_id: 'other' } } }, 'auth.refresh.client_id'],
      // The client's secret was dropped with "none" above.
      [
        oauthPath,
        { auth: { type: 'mcp_oauth', refresh: { token_endpoint_auth: { type: 'client_secret_post' } } } },
        'auth.refresh.token_endpoint_auth.client_secret',
      ],
    ]
    for (const [path, body, param] of refusals)
      expect(await api.call('POST', path, body)).toMatchObject({ status: 400, body: { error: { param } } })

    expect((await api.call('POST', `${bearerPath}/archive`)).status).toBe(200)
    expect((await api.call('POST', `${bearerPath}/archive`)).status).toBe(409)
    expect((await api.call('POST', bearerPath, { auth: { type: 'static_bearer', token: 'x' } })).status).toBe(409)
    expect((await api.call('DELETE', bearerPath)).body.type).toBe('vault_credential_deleted')
    expect((await api.call('GET', bearerPath)).status).toBe(404)
  })

  it('searches vaults by name and metadata, page by page', async () => {
    const api = await openTestApi(profile)
    const [first, , third] = [
      await createVault(api, 'one'),
      await createVault(api, 'two'),
      await createVault(api, 'ONE'),
    ]
    const search = (body: object) =>
      api.call('POST', '/vaults/search', body, { 'x-qoder-beta': 'other, search-2026-08-31' })
    const page = await search({ name: 'one', metadata: { env: 'staging' }, limit: 1 })
    expect(page.body).toMatchObject({ data: [{ id: third }], total: 2, has_more: true })
    const rest = await search({ name: 'one', limit: 1, page: page.body.next_page })
    expect(rest.body).toMatchObject({ data: [{ id: first }], total: null, has_more: false })
    expect((await search({ metadata: { env: 'production' } })).body).toMatchObject({ data: [], total: 0 })
    expect((await api.call('POST', '/vaults/search', {})).status).toBe(400)
  })

  it('refuses sessions with vaults that are not there or archived', async () => {
    const api = await openTestApi(profile)
    const vault = await createVault(api)
    const session = await api.createSession({ vault_ids: [vault, vault] })
    expect(session.vault_ids).toEqual([vault])
    await api.call('POST', `/vaults/${vault}/archive`)
    expect(await api.createSession({ vault_ids: [vault] })).toMatchObject({ error: { param: 'vault_ids.0' } })
    expect(await api.createSession({ vault_ids: ['vault_0'] })).toMatchObject({ error: { type: 'not_found_error' } })
  })
})

it.each([
  [{}, 'auth'],
  [{ auth: { type: 'password' } }, 'auth.type'],
  [{ auth: { type: 'static_bearer', mcp_server_url: 'ftp://x', token: secret } }, 'auth.mcp_server_url'],
  [
    { auth: { type: 'static_bearer', mcp_server_url: `https://me:${secret}@x.org`, token: 'x' } },
    'auth.mcp_server_url',
  ],
  [{ auth: { ...bearer.auth, acces_token: secret } }, 'auth'],
  [{ auth: { ...variable.auth, secret_name: '1X' } }, 'auth.secret_name'],
  [{ auth: { ...oauth.auth, expires_at: 'soon' } }, 'auth.expires_at'],
])('refuses a credential it cannot keep, without repeating its secret (%#)', async (body, param) => {
  const api = await openTestApi('2026-05')
  const answer = await api.call('POST', `/vaults/${await createVault(api)}/credentials`, body)
  expect(answer).toMatchObject({ status: 400, body: { error: { param } } })
  expect(JSON.stringify(answer.body)).not.toContain(secret)
})

it('takes the flat bodies of May 2026', async () => {
  const api = await openTestApi('2026-05')
  const flat = { mcp_server_url: 'https://mcp.example.org/mcp', type: 'static_bearer', access_token: secret }
  const made = await api.call('POST', '/vaults', {
    display_name: 'old client',
    credentials: [{ ...flat, protocol: 'streamable_http' }],
  })
  const path = `/vaults/${made.body.id}/credentials`
  expect((await api.call('POST', path, { ...flat, protocol: 'sse' })).body.error.param).toBe('protocol')
  const [kept] = (await api.call('GET', path)).body.data
  expect(kept).toMatchObject({ auth: { type: 'static_bearer' }, protocol: 'streamable_http', status: 'active' })
})

it('leaves a secret nowhere: not in an answer, a log line or a byte of the data folder', async () => {
  const api = await openTestApi('2026-05')
  const vault = await createVault(api)
  const path = `/vaults/${vault}/credentials`
  const answers: Answer[] = []
  for (const body of [bearer, oauth, variable]) {
    const headers = { 'idempotency-key': `key-${body.auth.type}` }
    const first = await api.call('POST', path, body, headers)
    answers.push(first, await api.call('POST', path, body, headers))
    expect(answers.at(-1)?.body).toEqual(first.body)
    const update = { auth: { type: body.auth.type }, metadata: { again: 'yes' } }
    answers.push(await api.call('POST', `${path}/${first.body.id}`, update, { 'idempotency-key': 'update' }))
  }
  answers.push(await api.call('POST', path, { auth: { ...bearer.auth, extra: secret } }))
  answers.push(await api.call('GET', `${path}?include_archived=true`), await api.call('GET', '/vaults'))
  expect(JSON.stringify([answers.map(({ body }) => body), api.log])).not.toContain(secret)

  const files = readdirSync(api.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.map(({ name }) => name)).toContain('cloud.db')
  for (const file of files) {
    const bytes = readFileSync(join(file.parentPath, file.name))
    expect([file.name, bytes.includes(secret)]).toEqual([file.name, false])
  }
})
