import { beforeEach, describe, expect, it } from 'vitest'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

describe.each(profiles)('environments in the form of %s', (profile) => {
  let api: TestApi
  beforeEach(async () => {
    api = await openTestApi(profile)
  })

  const invalid = (fields: object) => ({ status: 400, body: { error: { type: 'invalid_request_error', ...fields } } })
  const networking = { type: 'limited', allowed_hosts: [], allow_package_managers: false, allow_mcp_servers: false }
  const packages = { type: 'packages', apt: [], cargo: [], gem: [], go: [], npm: [], pip: [] }

  it('prints all members of a configuration, and a setup script only when there is one', async () => {
    const { status, body } = await api.call('POST', '/environments', {
      name: 'python-batch',
      config: { type: 'cloud', networking: { type: 'unrestricted' }, packages: { pip: ['PyYAML==6.0.1'] } },
    })
    expect(status).toBe(profile === '2026-05' ? 201 : 200)
    expect(body).toMatchObject({ type: 'environment', description: '', metadata: {}, archived_at: null })
    expect(body.config).toEqual({
      type: 'cloud',
      networking: { ...networking, type: 'unrestricted' },
      packages: { ...packages, pip: ['PyYAML==6.0.1'] },
    })
    expect(body.status).toBe(profile === '2026-05' ? 'ready' : undefined)
    const scripted = { name: 'a', config: { type: 'cloud', setup_script: 'echo hi' } }
    expect((await api.call('POST', '/environments', scripted)).body.config).toEqual({
      type: 'cloud',
      networking,
      packages,
      setup_script: 'echo hi',
    })
  })

  it('reaches no host unless somebody says so', async () => {
    expect((await api.call('POST', '/environments', { name: 'a' })).body.config).toEqual({
      type: 'cloud',
      networking,
      packages,
    })
  })

  it.each([
    ['no name', { config: { type: 'cloud' } }, { param: 'name', message: "Field 'name' is required." }],
    ['a blank name', { name: '  ' }, { param: 'name' }],
    ['an empty configuration', { name: 'a', config: {} }, { param: 'config.type' }],
    ['a null configuration', { name: 'a', config: null }, { param: 'config' }],
    ['an unknown type', { name: 'a', config: { type: 'managed' } }, { param: 'config.type' }],
    [
      'networking as a string',
      { name: 'a', config: { type: 'cloud', networking: 'unrestricted' } },
      { param: 'config.networking', message: "Field 'config.networking' must be an object." },
    ],
    [
      'an unknown kind of networking',
      { name: 'a', config: { type: 'cloud', networking: { type: 'allowlist' } } },
      { param: 'config.networking.type' },
    ],
    [
      'self-hosted with other members',
      { name: 'a', config: { type: 'self_hosted', packages: {} } },
      { param: 'config.packages' },
    ],
    [
      'a setup script above 64 KB',
      { name: 'a', config: { type: 'cloud', setup_script: 'x'.repeat(65_537) } },
      { param: 'config.setup_script' },
    ],
  ])('refuses %s', async (_, body, error) => {
    expect(await api.call('POST', '/environments', body)).toMatchObject(invalid(error))
  })

  it('updates by POST and PUT: the configuration as a whole, metadata key by key', async () => {
    const id = await api.create('/environments', {
      name: 'a',
      config: { type: 'cloud', setup_script: 'echo' },
      metadata: { a: '1', b: '2' },
    })
    const body = { config: { type: 'cloud' }, metadata: { a: null, c: '3' } }
    const updated = await api.call('POST', `/environments/${id}`, body)
    expect(updated).toMatchObject({ status: 200, body: { name: 'a' } })
    expect(updated.body.metadata).toEqual({ b: '2', c: '3' })
    expect(updated.body.config).toEqual({ type: 'cloud', networking, packages })
    expect((await api.call('PUT', `/environments/${id}`, { name: 'b' })).body).toMatchObject({ name: 'b' })
    expect(await api.call('POST', `/environments/${id}`, { config: null })).toMatchObject(invalid({ param: 'config' }))
    expect((await api.call('GET', `/environments/${id}`)).body).toMatchObject({ name: 'b', metadata: { b: '2' } })
  })

  it('archives twice without complaint', async () => {
    const id = await api.create('/environments', { name: 'a' })
    const { body } = await api.call('POST', `/environments/${id}/archive`)
    expect(body.archived_at).not.toBeNull()
    expect(await api.call('POST', `/environments/${id}/archive`)).toMatchObject({ status: 200, body })
    expect(JSON.stringify((await api.call('GET', '/environments')).body)).not.toContain(id)
    expect((await api.call('POST', `/environments/${id}`, { name: 'b' })).status).toBe(409)
  })

  it('deletes an environment only while no session needs it', async () => {
    const session = await api.createSession()
    const id = session.environment_id
    expect(await api.call('DELETE', `/environments/${id}`)).toMatchObject({
      status: 409,
      body: { error: { type: 'invalid_request_error' } },
    })
    await api.call('DELETE', `/sessions/${session.id}`)
    expect(await api.call('DELETE', `/environments/${id}`)).toMatchObject({
      status: 200,
      body: { id, type: 'environment_deleted' },
    })
    expect((await api.call('GET', `/environments/${id}`)).status).toBe(404)
  })

  it('has no work queue', async () => {
    const id = await api.create('/environments', { name: 'a' })
    expect(await api.call('GET', `/environments/${id}/work/poll`)).toMatchObject(
      invalid({ message: expect.stringMatching(/not self_hosted/) }),
    )
    expect((await api.call('GET', `/environments/${id}/work`)).status).toBe(400)
  })

  it.each(['GET', 'POST', 'PUT', 'DELETE'])('answers 404 to %s of one that is not there', async (method) => {
    const body = method === 'GET' ? undefined : {}
    expect(await api.call(method, '/environments/env_x', body)).toMatchObject({
      status: 404,
      body: { error: { message: "Environment 'env_x' was not found." } },
    })
  })
})
