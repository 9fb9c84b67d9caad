import { beforeEach, describe, expect, it } from 'vitest'
import { createTestClock, type TestClock } from '../testClock.ts'
import { readFrames } from './stream/frameReader.ts'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

const request = 'Run this command: echo hello'

describe.each(profiles)('the work of a self-hosted environment in the form of %s', (profile) => {
  let api: TestApi
  let clock: TestClock
  let environment: string
  let agent: string
  beforeEach(async () => {
    clock = createTestClock('2026-09-01T10:00:00Z')
    api = await openTestApi(profile, { makeRuntime: null, clock })
    environment = await api.create('/environments', { name: 'rack 7', config: { type: 'self_hosted' } })
    const tools = [{ type: 'agent_toolset_20260401' }]
    agent = await api.create('/agents', { name: 'coder', model: 'ultimate', tools })
  })

  const at = (path: string) => `/environments/${environment}/work${path}`
  const get = async (path: string) => (await api.call('GET', at(path))).body
  const post = (path: string, worker?: string, body?: unknown) =>
    api.call('POST', at(path), body, worker ? { 'worker-id': worker } : {})
  const poll = async (worker = 'w1', query = '') =>
    (await api.call('GET', at(`/poll${query}`), undefined, { 'worker-id': worker })).body
  const create = (fields: object = {}) => api.create('/sessions', { agent, environment_id: environment, ...fields })
  const begin = async () =>
    create({ initial_events: [{ type: 'user.message', content: [{ type: 'text', text: request }] }] })

  it('gives a session to a worker, which runs its tools', async () => {
    const session = await create()
    expect(await poll()).toBe(null)
    const stream = readFrames((await api.cloud.fetch(api.request('GET', `/sessions/${session}/events/stream`))).body)
    const send = (...events: unknown[]) => api.call('POST', `/sessions/${session}/events`, { events })
    await send({ type: 'user.message', content: [{ type: 'text', text: request }] })
    const paused = (await stream.until('session.status_idle')).map(({ data }) => data)
    const use = paused.find((data) => data?.type === 'agent.tool_use')
    expect(paused.at(-1).stop_reason).toEqual({ type: 'requires_action', event_ids: [use.id] })

    const work = await poll()
    expect(work).toMatchObject({ type: 'work', state: 'queued', data: { type: 'session', id: session } })
    expect(await poll('w2')).toBe(null)
    expect((await post(`/${work.id}/ack`, 'w2')).status).toBe(409)
    expect((await post(`/${work.id}/ack`, 'w1')).body).toMatchObject({ state: 'starting' })
    expect((await post(`/${work.id}/heartbeat?expected_last_heartbeat=NO_HEARTBEAT`)).body).toMatchObject({
      type: 'work_heartbeat',
      lease_extended: true,
      state: 'active',
      ttl_seconds: 60,
    })

    const confirmation = { type: 'user.tool_confirmation', tool_use_id: use.id, result: 'allow' }
    expect((await send(confirmation)).status).toBe(400)
    const answer = { type: 'user.tool_result', tool_use_id: use.id, content: [{ type: 'text', text: 'hello there' }] }
    expect((await send({ ...answer, tool_use_id: 'evt_x' })).status).toBe(400)
    expect((await send(answer)).body.data).toMatchObject([answer])
    const rest = (await stream.until('session.status_idle')).map(({ data }) => data)
    expect(rest.at(-1).stop_reason).toEqual({ type: 'end_turn' })
    expect(rest.findLast((data) => data?.type === 'agent.message').content[0].text).toContain('hello there')
    expect((await get('')).data).toHaveLength(1)
  }, 20_000)

  it('gives work again when it was not acknowledged, or its worker is not heard of', async () => {
    await begin()
    const first = await poll('w1')
    clock.moveBy(4000)
    expect(await poll('w2')).toBe(null)
    clock.moveBy(1000)
    expect(await poll('w2')).toMatchObject({ id: first.id })
    expect((await post(`/${first.id}/ack`, 'w1')).status).toBe(409)
    await post(`/${first.id}/ack`, 'w2')
    expect((await post(`/${first.id}/ack`, 'w2')).status).toBe(200)
    await post(`/${first.id}/heartbeat?desired_ttl_seconds=1`)
    clock.moveBy(9_999)
    expect(await get(`/${first.id}`)).toMatchObject({ state: 'active' })
    clock.moveBy(1)
    expect(await get(`/${first.id}`)).toMatchObject({ state: 'queued', acknowledged_at: null, started_at: null })
    expect((await post(`/${first.id}/heartbeat`)).status).toBe(409)
    expect(await poll('w3', '?reclaim_older_than_ms=0')).toMatchObject({ id: first.id })
  })

  it('holds a worker to the heartbeat it knows', async () => {
    await begin()
    const { id } = await poll()
    await post(`/${id}/ack`, 'w1')
    const wrong = `/${id}/heartbeat?expected_last_heartbeat=2026-01-01T00:00:00Z`
    expect(await post(wrong)).toMatchObject({ status: 412, body: { error: { type: 'invalid_request_error' } } })
    const { last_heartbeat: last } = (await post(`/${id}/heartbeat`)).body
    expect((await post(`/${id}/heartbeat?expected_last_heartbeat=NO_HEARTBEAT`)).status).toBe(412)
    const next = (await post(`/${id}/heartbeat?expected_last_heartbeat=${last}&desired_ttl_seconds=5000`)).body
    expect(next).toMatchObject({ ttl_seconds: 600 })
    expect(next.last_heartbeat > last).toBe(true)
  })

  it('asks a worker to stop, and stops what nobody has at once', async () => {
    await begin()
    const { id } = await poll()
    await post(`/${id}/ack`, 'w1')
    expect((await post(`/${id}/stop`)).body).toMatchObject({ state: 'stopping', stopped_at: null })
    expect((await post(`/${id}/ack`, 'w1')).status).toBe(409)
    expect((await post(`/${id}/heartbeat`)).body).toMatchObject({ state: 'stopping', lease_extended: false })
    expect((await post(`/${id}/stop`)).body).toMatchObject({ state: 'stopped', stopped_at: expect.any(String) })
    await begin()
    const queued = (await get('?limit=1')).data[0]
    expect((await post(`/${queued.id}/stop`, undefined, { force: true })).body).toMatchObject({ state: 'stopped' })
    expect(await poll('w1', '?reclaim_older_than_ms=0')).toBe(null)
  })

  it('counts what waits and who asks', async () => {
    expect(await get('/stats')).toEqual({
      type: 'work_queue_stats',
      depth: 0,
      pending: 0,
      oldest_queued_at: null,
      workers_polling: 0,
    })
    await begin()
    clock.moveBy(10)
    await begin()
    const { created_at: oldest } = await poll('w1')
    await poll('w2')
    clock.moveBy(20_000)
    await poll('w2')
    expect(await get('/stats')).toMatchObject({ depth: 2, pending: 2, oldest_queued_at: oldest, workers_polling: 2 })
    clock.moveBy(15_000)
    expect(await get('/stats')).toMatchObject({ workers_polling: 1 })
  })

  it('waits for work as long as it is asked to, and not for somebody who has gone', async () => {
    const gone = new AbortController()
    const waiting = api.cloud.fetch(new Request(api.request('GET', at('/poll?block_ms=999')), { signal: gone.signal }))
    gone.abort()
    await waiting.catch(() => undefined)
    const late = poll('w1', '?block_ms=500')
    const session = await begin()
    expect(await late).toMatchObject({ data: { id: session } })
  })

  it.each([
    ['GET', '/poll?block_ms=0', 400],
    ['GET', '/poll?block_ms=1000', 400],
    ['GET', '/poll?reclaim_older_than_ms=-1', 400],
    ['GET', '/work_none', 404],
    ['POST', '/work_none/ack', 404],
    ['POST', '/work_none/heartbeat?desired_ttl_seconds=0', 400],
  ])('refuses %s %s', async (method, path, status) => {
    expect((await api.call(method, at(path))).status).toBe(status)
  })

  it('keeps what a worker notes, and takes no variables for a session', async () => {
    await begin()
    const { id } = await poll()
    expect((await post(`/${id}`, undefined, {})).status).toBe(400)
    expect((await post(`/${id}`, undefined, { metadata: { host: 'rack 7' } })).body.metadata).toEqual({
      host: 'rack 7',
    })
    const fields = { agent, environment_id: environment, environment_variables: { A: '1' } }
    expect(await api.call('POST', '/sessions', fields)).toMatchObject({
      status: 400,
      body: { error: { param: 'environment_variables' } },
    })
  })
})
