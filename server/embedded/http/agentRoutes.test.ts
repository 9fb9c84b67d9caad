import { beforeEach, describe, expect, it } from 'vitest'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

describe.each(profiles)('agents in the form of %s', (profile) => {
  let api: TestApi
  beforeEach(async () => {
    api = await openTestApi(profile)
  })

  const minimal = { name: 'writer', model: 'ultimate' }
  const invalid = (fields: object) => ({ status: 400, body: { error: { type: 'invalid_request_error', ...fields } } })

  it('creates an agent with every field printed', async () => {
    const { status, body } = await api.call('POST', '/agents', { ...minimal, system: 'Write.' })
    expect(status).toBe(profile === '2026-05' ? 201 : 200)
    expect(body).toMatchObject({
      ...minimal,
      type: 'agent',
      description: '',
      system: 'Write.',
      tools: [],
      mcp_servers: [],
      skills: [],
      multiagent: null,
      metadata: {},
      version: 1,
      archived_at: null,
    })
    expect(body.id).toMatch(/^agent_[0-9a-f]{32}$/)
    expect(body.instructions).toBe(profile === '2026-05' ? 'Write.' : undefined)
    expect((await api.call('GET', `/agents/${body.id}`)).body).toEqual(body)
  })

  it('echoes the model and the tools in the form they were sent', async () => {
    const sent = {
      name: 'writer',
      model: { id: 'ultimate', effort: 'high', context_window: 400_000 },
      tools: [
        { type: 'agent_toolset_20260401', configs: [{ name: 'Bash', permission_policy: { type: 'always_ask' } }] },
        { type: 'mcp_toolset', mcp_server_name: 'tracker' },
        { type: 'custom', name: 'lookup', description: 'Looks up.', input_schema: { type: 'object', properties: {} } },
      ],
      mcp_servers: [{ type: 'url', name: 'tracker', url: 'https://mcp.example.test/mcp' }],
    }
    expect((await api.call('POST', '/agents', sent)).body).toMatchObject(sent)
  })

  const custom = { type: 'custom', description: '', input_schema: { type: 'object' } }
  it.each([
    ['no name', { model: 'ultimate' }, { message: "Field 'name' is required.", param: 'name' }],
    ['no model', { name: 'a' }, { message: "Field 'model' is required.", param: 'model' }],
    ['a number as name', { ...minimal, name: 7 }, { message: "Field 'name' must be a string.", param: 'name' }],
    ['a blank name', { ...minimal, name: ' ' }, { param: 'name' }],
    ['a long name', { ...minimal, name: 'x'.repeat(257) }, { param: 'name' }],
    ['a long description', { ...minimal, description: 'x'.repeat(2049) }, { param: 'description' }],
    ['a long system prompt', { ...minimal, system: 'x'.repeat(100_001) }, { param: 'system' }],
    ['an unknown model', { ...minimal, model: 'nobody' }, { param: 'model' }],
    ['a model object without id', { ...minimal, model: { effort: 'high' } }, { param: 'model.id' }],
    ['tools that are no list', { ...minimal, tools: {} }, { message: "Field 'tools' must be a list.", param: 'tools' }],
    ['too many tools', { ...minimal, tools: Array(129).fill(custom) }, { param: 'tools' }],
    ['an unknown tool type', { ...minimal, tools: [{ type: 'bash_20250124' }] }, { param: 'tools.0.type' }],
    [
      'an unknown built-in tool',
      { ...minimal, tools: [{ type: 'agent_toolset_20260401', enabled_tools: ['Foo'] }] },
      { message: "unknown tool name 'Foo'", param: 'tools.0.enabled_tools.0' },
    ],
    [
      'a custom tool twice',
      {
        ...minimal,
        tools: [
          { ...custom, name: 'a' },
          { ...custom, name: 'A' },
        ],
      },
      { param: 'tools.1.name' },
    ],
    [
      'a custom tool named as a built-in',
      { ...minimal, tools: [{ ...custom, name: 'bash' }] },
      { param: 'tools.0.name' },
    ],
    ['a reserved tool name', { ...minimal, tools: [{ ...custom, name: 'mcp__a' }] }, { param: 'tools.0.name' }],
    [
      'a toolset of an unknown server',
      { ...minimal, tools: [{ type: 'mcp_toolset', mcp_server_name: 'x' }] },
      { param: 'tools.0.mcp_server_name' },
    ],
    ['the browser toolset', { ...minimal, tools: [{ type: 'browser_toolset_20260714' }] }, { param: 'tools.0' }],
    ['too many servers', { ...minimal, mcp_servers: Array(21).fill({}) }, { param: 'mcp_servers' }],
    ['too many skills', { ...minimal, skills: Array(21).fill({ type: 'custom', skill_id: 's' }) }, { param: 'skills' }],
    ['metadata of another type', { ...minimal, metadata: { a: 1 } }, { param: 'metadata.a' }],
    [
      'too much metadata',
      { ...minimal, metadata: Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`k${n}`, ''])) },
      { param: 'metadata' },
    ],
    ['a long metadata value', { ...minimal, metadata: { a: 'x'.repeat(513) } }, { param: 'metadata.a' }],
    ['a long metadata key', { ...minimal, metadata: { ['x'.repeat(65)]: '' } }, { param: 'metadata' }],
  ])('refuses %s', async (_, body, error) => {
    expect(await api.call('POST', '/agents', body)).toMatchObject(invalid(error))
  })

  it('updates by POST and PUT, each time adding a version', async () => {
    const id = await api.create('/agents', { ...minimal, metadata: { team: 'docs', old: 'x' }, description: 'First' })
    const second = await api.call('POST', `/agents/${id}`, { version: 1, metadata: { old: null, new: 'y' } })
    expect(second).toMatchObject({ status: 200, body: { version: 2, name: 'writer', description: 'First' } })
    expect(second.body.metadata).toEqual({ team: 'docs', new: 'y' })
    const third = await api.call('PUT', `/agents/${id}`, { version: 2, name: 'author', description: null })
    expect(third.body).toMatchObject({ version: 3, name: 'author', description: '' })
    expect((await api.call('POST', `/agents/${id}`, { version: 3 })).body.version).toBe(4)
    expect((await api.call('GET', `/agents/${id}?version=1`)).body).toMatchObject({ version: 1, description: 'First' })
    const { body: versions } = await api.call('GET', `/agents/${id}/versions?limit=3`)
    expect(versions).toMatchObject({ first_id: '4', last_id: '2', has_more: true, next_page: '2' })
    expect((await api.call('GET', `/agents/${id}/versions?page=2`)).body).toMatchObject({
      first_id: '1',
      next_page: null,
    })
  })

  it('refuses an update without version, and one that is behind', async () => {
    const id = await api.create('/agents', minimal)
    await api.call('POST', `/agents/${id}`, { version: 1 })
    expect(await api.call('POST', `/agents/${id}`, { name: 'late' })).toMatchObject(
      invalid({ message: "Field 'version' is required.", param: 'version' }),
    )
    expect(await api.call('POST', `/agents/${id}`, { version: 1, name: 'late' })).toMatchObject({
      status: 409,
      body: { error: { type: 'conflict_error', message: 'Version conflict. Expected version 2, got 1.' } },
    })
  })

  it('lets one of two simultaneous updates win', async () => {
    const id = await api.create('/agents', minimal)
    const answers = await Promise.all(['a', 'b'].map((name) => api.call('POST', `/agents/${id}`, { version: 1, name })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('archives once and hides the agent from the list', async () => {
    const id = await api.create('/agents', minimal)
    const { body } = await api.call('POST', `/agents/${id}/archive`)
    expect(body.archived_at).toMatch(/Z$/)
    expect((await api.call('POST', `/agents/${id}/archive`)).body.archived_at).toBe(body.archived_at)
    const listed = async (query: string) =>
      (await api.call('GET', `/agents${query}`)).body.data.map(({ id }: { id: string }) => id)
    expect(await listed('')).not.toContain(id)
    expect(await listed('?include_archived=true')).toContain(id)
    expect((await api.call('POST', `/agents/${id}`, { version: 1 })).status).toBe(409)
  })

  it('deletes an agent for good', async () => {
    const id = await api.create('/agents', minimal)
    expect(await api.call('DELETE', `/agents/${id}`)).toMatchObject({ status: 200, body: { id, deleted: true } })
    expect((await api.call('DELETE', `/agents/${id}`)).status).toBe(404)
    expect(await api.call('GET', `/agents/${id}`)).toMatchObject({
      status: 404,
      body: { error: { type: 'not_found_error' } },
    })
  })

  it('pages newest first with either family of cursors', async () => {
    const ids: string[] = []
    for (const name of ['a', 'b', 'c']) ids.unshift(await api.create('/agents', { name, model: 'auto' }))
    const first = (await api.call('GET', '/agents?limit=2')).body
    expect(first).toMatchObject({ first_id: ids[0], last_id: ids[1], has_more: true, next_page: ids[1] })
    const next = (await api.call('GET', `/agents?limit=1&page=${first.next_page}`)).body
    expect(next).toEqual((await api.call('GET', `/agents?limit=1&after_id=${first.last_id}`)).body)
    expect(next.first_id).toBe(ids[2])
    expect((await api.call('GET', `/agents?limit=1&before_id=${ids[2]}`)).body).toMatchObject({
      first_id: ids[1],
      has_more: true,
      next_page: null,
    })
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=x', 'limit'],
    ['page=agent_1&after_id=agent_1', 'after_id'],
    ['after_id=nobody', 'after_id'],
    ['order=up', 'order'],
    ['include_archived=1', 'include_archived'],
    ['created_at[gte]=yesterday', 'created_at[gte]'],
  ])('refuses the query %s', async (query, param) => {
    expect(await api.call('GET', `/agents?${query}`)).toMatchObject(invalid({ param }))
  })

  it('resolves a roster to versions and refuses one that cannot work', async () => {
    const child = await api.create('/agents', minimal)
    const coordinator = { ...minimal, multiagent: { type: 'coordinator', agents: [child, { type: 'self' }] } }
    const { body } = await api.call('POST', '/agents', coordinator)
    expect(body.multiagent.agents).toEqual([
      { type: 'agent', id: child, version: 1 },
      { type: 'agent', id: body.id, version: 1 },
    ])
    for (const agents of [[], ['agent_unknown'], [child, child], [body.id]])
      expect(
        await api.call('POST', '/agents', { ...minimal, multiagent: { type: 'coordinator', agents } }),
      ).toMatchObject(invalid({}))
  })

  it('finds an environment, an agent and a coordinator with its agents in a new data folder', async () => {
    const { data } = (await api.call('GET', '/agents')).body
    const [quickstart, coordinator, ...roster] = data
    expect(quickstart).toMatchObject({ name: 'quickstart', tools: [{ type: 'agent_toolset_20260401' }] })
    expect(coordinator).toMatchObject({ name: 'coordinator', multiagent: { type: 'coordinator' } })
    const ids = roster.map(({ id }: { id: string }) => id).reverse()
    expect(coordinator.multiagent.agents.map(({ id }: { id: string }) => id)).toEqual(ids)
    expect((await api.call('GET', '/environments')).body.data).toMatchObject([
      { name: 'default', config: { type: 'cloud', networking: { type: 'limited', allowed_hosts: [] } } },
    ])
  })

  it('lists the models that an agent may use', async () => {
    const { body } = await api.call('GET', '/models')
    expect(body).toMatchObject({ has_more: false })
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['ultimate', 'auto', 'scripted']),
    )
    expect(body.data[0]).toMatchObject({ type: 'model', is_enabled: true, is_new: false })
  })
})
