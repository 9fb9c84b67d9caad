import { beforeEach, describe, expect, it } from 'vitest'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

const isSeed = (profile: string) => profile === '2026-05'
const message = (text: string) => ({ type: 'user.message', content: [{ type: 'text', text }] })

describe.each(profiles)('sessions in the form of %s', (profile) => {
  let api: TestApi
  let agent: string
  let environment: string
  beforeEach(async () => {
    api = await openTestApi(profile)
    agent = await api.create('/agents', { name: 'helper', model: 'ultimate', system: 'Help.', metadata: { a: 'b' } })
    environment = await api.create('/environments', { name: 'box' })
  })

  const create = (fields: object = {}) =>
    api.call('POST', '/sessions', { agent, environment_id: environment, ...fields })
  const invalid = (fields: object) => ({ status: 400, body: { error: { type: 'invalid_request_error', ...fields } } })

  it('creates an idle session with a copy of its agent', async () => {
    const { status, body } = await create({ title: 'Notes', metadata: { ticket: 'DOC-7' } })
    expect(status).toBe(isSeed(profile) ? 201 : 200)
    expect(body).toMatchObject({
      type: 'session',
      agent: { id: agent, type: 'agent', version: 1, name: 'helper', system: 'Help.' },
      environment_id: environment,
      title: 'Notes',
      status: 'idle',
      metadata: { ticket: 'DOC-7' },
      environment_variables: {},
      resources: [],
      vault_ids: [],
      deployment_id: null,
      outcome_evaluations: [],
      stats: { active_seconds: 0, duration_seconds: 0 },
      archived_at: null,
    })
    if (isSeed(profile)) {
      expect(body).toMatchObject({
        agent_id: agent,
        agent: { instructions: 'Help.', default_environment: '', model: 'ultimate', metadata: { a: 'b' } },
        memory_store_ids: [],
        usage: {
          input_tokens: 0,
          output_tokens: 0,
          cache_read_input_tokens: 0,
          cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
        },
      })
    } else {
      expect(body.agent).toMatchObject({ model: { id: 'ultimate' } })
      expect([body.agent_id, body.agent.created_at, body.usage]).toEqual([undefined, undefined, {}])
    }
    expect((await api.call('GET', `/sessions/${body.id}`)).body).toEqual(body)
  })

  it('keeps the version of the agent it was created with', async () => {
    await api.call('POST', `/agents/${agent}`, { version: 1, name: 'second' })
    const names = []
    for (const chosen of [agent, { type: 'agent', id: agent }, { type: 'agent', id: agent, version: 1 }])
      names.push((await create({ agent: chosen })).body.agent.name)
    expect(names).toEqual(['second', 'second', 'helper'])
    const { body } = await create()
    await api.call('DELETE', `/agents/${agent}`)
    expect((await api.call('GET', `/sessions/${body.id}`)).body.agent.name).toBe('second')
  })

  it('reads variables from an object or from lines', async () => {
    const given = [{ LOG_LEVEL: 'debug', EMPTY: '' }, 'LOG_LEVEL=debug\nEMPTY=', 'LOG_LEVEL=debug; EMPTY=']
    for (const variables of given)
      expect((await create({ environment_variables: variables })).body.environment_variables).toEqual({
        LOG_LEVEL: 'debug',
        EMPTY: '',
      })
  })

  it.each([
    ['no agent', { agent: undefined }, { param: 'agent', message: "Field 'agent' is required." }],
    ['an agent object without type', { agent: { id: 'agent_x' } }, { param: 'agent.type' }],
    ['no environment', { environment_id: undefined }, { param: 'environment_id' }],
    ['a short flush interval', { delta_flush_interval_ms: 49 }, { param: 'delta_flush_interval_ms' }],
    ['a long flush interval', { delta_flush_interval_ms: 5001 }, { param: 'delta_flush_interval_ms' }],
    ['a broken flush interval', { delta_flush_interval_ms: 60.5 }, { param: 'delta_flush_interval_ms' }],
    ['a reserved variable', { environment_variables: { QODER_X: '1' } }, { param: 'environment_variables' }],
    ['a variable no shell takes', { environment_variables: { 'a-b': '1' } }, { param: 'environment_variables' }],
    ['a line without a value', { environment_variables: 'A=1\nB' }, { param: 'environment_variables' }],
    ['too many initial events', { initial_events: Array(51).fill(message('hi')) }, { param: 'initial_events' }],
    [
      'an interrupt as its beginning',
      { initial_events: [{ type: 'user.interrupt' }] },
      { param: 'initial_events.0.type' },
    ],
    [
      'a broken initial event',
      { initial_events: [{ type: 'user.message', content: 'hi' }] },
      { param: 'initial_events.0.content' },
    ],
  ])('refuses %s', async (_, fields, error) => {
    expect(await create(fields)).toMatchObject(invalid(error))
    expect((await api.call('GET', '/sessions')).body.data).toEqual([])
  })

  it('takes empty lists', async () => {
    const { body } = await create({ resources: [], vault_ids: [], memory_store_ids: [], title: null })
    expect(body).toMatchObject({ resources: [], title: null })
  })

  it('tells an unknown agent or environment from an archived one', async () => {
    expect((await create({ agent: 'agent_x' })).status).toBe(404)
    expect((await create({ agent: { type: 'agent', id: agent, version: 9 } })).status).toBe(404)
    expect((await create({ environment_id: 'env_x' })).status).toBe(404)
    await api.call('POST', `/environments/${environment}/archive`)
    expect(await create()).toMatchObject(invalid({ param: 'environment_id' }))
    await api.call('POST', `/agents/${agent}/archive`)
    expect(await create()).toMatchObject(invalid({ param: 'agent' }))
  })

  it('begins with its initial events', async () => {
    const { body } = await create({ initial_events: [message('hi')] })
    expect(body.status).toBe(isSeed(profile) ? 'processing' : 'running')
    const { data } = (await api.call('GET', `/sessions/${body.id}/events`)).body
    expect(data[0]).toMatchObject(message('hi'))
  })

  it('lists by status, agent, version and time', async () => {
    const idle = (await create()).body
    const running = (await create({ initial_events: [message('hi')] })).body
    const ids = async (query: string) =>
      (await api.call('GET', `/sessions?${query}`)).body.data.map(({ id }: { id: string }) => id)
    expect(await ids('')).toEqual([running.id, idle.id])
    expect(await ids('order=asc')).toEqual([idle.id, running.id])
    expect(await ids(`statuses=${isSeed(profile) ? 'processing' : 'running'}`)).toEqual([running.id])
    expect(await ids('statuses[]=idle&statuses[]=running')).toEqual([running.id, idle.id])
    expect(await ids(`agent_id=${agent}&agent_version=1`)).toEqual([running.id, idle.id])
    expect(await ids(`agent_id=${agent}&agent_version=2`)).toEqual([])
    expect(await ids(`created_at[gt]=${idle.created_at}`)).toEqual([running.id])
    expect(await ids(`created_at[lte]=${encodeURIComponent('2026-01-01T00:00:00+02:00')}`)).toEqual([])
    expect(await api.call('GET', '/sessions?statuses=asleep')).toMatchObject(invalid({ param: 'statuses' }))
  })

  it('updates title and metadata and says so in an event', async () => {
    const { id } = (await create({ metadata: { a: '1' } })).body
    const { body } = await api.call('POST', `/sessions/${id}`, { title: 'New', metadata: { a: null, b: '2' } })
    expect(body).toMatchObject({ title: 'New', metadata: { b: '2' } })
    expect((await api.call('PUT', `/sessions/${id}`, { title: null, metadata: null })).body.title).toBeNull()
    await api.call('POST', `/sessions/${id}`, {})
    const { data } = (await api.call('GET', `/sessions/${id}/events`)).body
    expect(data).toMatchObject([
      { type: 'session.updated', title: 'New', metadata: { b: '2' } },
      { type: 'session.updated', title: null },
    ])
    expect(data[1]).not.toHaveProperty('metadata')
  })

  it('replaces the tools of its copy of the agent', async () => {
    const { id } = (await create()).body
    const tools = [{ type: 'agent_toolset_20260401', enabled_tools: ['Read'] }]
    expect((await api.call('POST', `/sessions/${id}`, { agent: { tools } })).body.agent.tools).toEqual(tools)
    expect(await api.call('POST', `/sessions/${id}`, { agent: { tools: [{ type: 'x' }] } })).toMatchObject(invalid({}))
    expect((await api.call('GET', `/agents/${agent}`)).body.tools).toEqual([])
  })

  it.each(['vault_ids', 'delta_flush_interval_ms'])('does not change %s', async (name) => {
    const { id } = (await create()).body
    expect(await api.call('POST', `/sessions/${id}`, { [name]: [] })).toMatchObject(invalid({ param: name }))
  })

  it('cancels a turn, has nothing to cancel, and does not know an archived session', async () => {
    const { id } = (await create({ initial_events: [message('hi')] })).body
    const body = { id, type: 'session', status: 'canceling' }
    expect(await api.call('POST', `/sessions/${id}/cancel`)).toMatchObject({ status: 202, body })
    expect((await api.call('GET', `/sessions/${id}`)).body.status).toBe(isSeed(profile) ? 'cancelled' : 'idle')
    expect(await api.call('POST', `/sessions/${id}/cancel`)).toMatchObject({ status: 200, body })
    await api.call('POST', `/sessions/${id}/archive`)
    expect((await api.call('POST', `/sessions/${id}/cancel`)).status).toBe(404)
  })

  it('archives a running session by stopping it first', async () => {
    const { id } = (await create({ initial_events: [message('hi')] })).body
    const { body } = await api.call('POST', `/sessions/${id}/archive`)
    expect(body.archived_at).not.toBeNull()
    expect(['idle', 'cancelled']).toContain(body.status)
    expect((await api.call('GET', '/sessions')).body.data).toEqual([])
    expect((await api.call('GET', '/sessions?include_archived=true')).body.data).toHaveLength(1)
    expect((await api.call('POST', `/sessions/${id}`, { title: 'x' })).status).toBe(409)
    expect((await api.call('GET', `/sessions/${id}/events`)).body.data).not.toEqual([])
  })

  it('deletes a session only at rest', async () => {
    const { id } = (await create({ initial_events: [message('hi')] })).body
    expect((await api.call('DELETE', `/sessions/${id}`)).status).toBe(409)
    await api.call('POST', `/sessions/${id}/cancel`)
    expect(await api.call('DELETE', `/sessions/${id}`)).toMatchObject({
      status: 200,
      body: { id, type: 'session_deleted' },
    })
    for (const path of ['', '/events', '/threads', '/events/stream'])
      expect((await api.call('GET', `/sessions/${id}${path}`)).status).toBe(404)
  })

  it('has one thread, which lives with it', async () => {
    const { id } = (await create({ initial_events: [message('hi')] })).body
    const { body: list } = await api.call('GET', `/sessions/${id}/threads`)
    const [thread] = list.data
    expect(list).toMatchObject({ first_id: thread.id, last_id: thread.id, has_more: false, next_page: null })
    expect(thread).toMatchObject({
      type: 'session_thread',
      session_id: id,
      parent_thread_id: null,
      agent: { id: agent, version: 1 },
      status: 'running',
      archived_at: null,
    })
    expect(thread.id).toMatch(/^sthr_/)
    expect((await api.call('GET', `/sessions/${id}/threads/${thread.id}`)).body).toEqual(thread)
    expect((await api.call('GET', `/sessions/${id}/threads/${thread.id}/events`)).body.data).toHaveLength(2)
    expect((await api.call('POST', `/sessions/${id}/threads/${thread.id}/archive`)).status).toBe(409)
    expect((await api.call('GET', `/sessions/${id}/threads?page=${thread.id}`)).body.data).toEqual([])
    expect(await api.call('GET', `/sessions/${id}/threads/sthr_x`)).toMatchObject({
      status: 404,
      body: { error: { message: "Session thread 'sthr_x' was not found." } },
    })
  })
})
