import { describe, expect, it } from 'vitest'
import { type Frame, readFrames } from './stream/frameReader.ts'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

const request = 'Write a Python function that computes the Fibonacci sequence and run a test.'

async function start(api: TestApi, tools: unknown[] = [{ type: 'agent_toolset_20260401' }]) {
  const agent = await api.create('/agents', { name: 'coder', model: 'ultimate', system: 'You write code.', tools })
  const environment = await api.create('/environments', {
    name: 'python',
    config: { type: 'cloud', networking: { type: 'unrestricted' } },
  })
  return api.create('/sessions', { agent, environment_id: environment, title: 'Quickstart' })
}

const send = (api: TestApi, session: string, ...events: unknown[]) =>
  api.call('POST', `/sessions/${session}/events`, { events })
const message = (text: string) => ({ type: 'user.message', content: [{ type: 'text', text }] })

async function follow(api: TestApi, session: string, query = '') {
  return readFrames((await api.cloud.fetch(api.request('GET', `/sessions/${session}/events/stream${query}`))).body)
}

const events = (frames: Frame[]) => frames.flatMap(({ id, data }) => (id && data.id ? [data] : []))

describe.each(profiles)('the quickstart in the form of %s', (profile) => {
  it('goes from an empty folder to an answer with a program that really ran', async () => {
    const api = await openTestApi(profile, { makeRuntime: null })
    const session = await start(api)
    const stream = await follow(api, session)
    const sent = await send(api, session, message(request))
    expect(sent.status).toBe(profile === '2026-05' ? 202 : 200)
    const told = events(await stream.until('session.status_idle'))

    const types = told.map(({ type }) => type)
    expect(types.indexOf('user.message') < types.indexOf('session.status_running')).toBe(profile === '2026-05')
    expect(types).toEqual(
      expect.arrayContaining(['span.model_request_start', 'agent.tool_use', 'agent.tool_result', 'agent.message']),
    )
    const bash = told.find(({ type, name }) => type === 'agent.tool_use' && name === 'Bash')
    const result = told.find(({ tool_use_id }) => tool_use_id === bash.id)
    expect(result).toMatchObject({ type: 'agent.tool_result', is_error: false })
    expect(result.content[0].text).toMatch(/Ran 3 tests[\s\S]*OK/)
    expect(told.findLast(({ type }) => type === 'agent.message').content[0].text).toContain('The test passed')
    expect(typeof result.output).toBe(profile === '2026-05' ? 'string' : 'undefined')
    expect(told.at(-1)).toMatchObject({ stop_reason: { type: 'end_turn' } })

    const { data } = (await api.call('GET', `/sessions/${session}/events?limit=100`)).body
    expect(data).toEqual(told)
    expect((await api.call('GET', `/sessions/${session}`)).body.status).toBe('idle')
  }, 60_000)

  it('streams the answer piece by piece to who asks for it', async () => {
    const api = await openTestApi(profile, { makeRuntime: null })
    const session = await start(api, [])
    const stream = await follow(api, session, '?event_deltas[]=agent.message')
    await send(api, session, message('Hello'))
    const frames = await stream.until('session.status_idle')
    const final = frames.find(({ event }) => event === 'agent.message')
    const pieces = frames.filter(({ event, id }) => event === 'event_delta' && id === final?.id)
    expect(pieces.map(({ data }) => data.delta.content.text).join('')).toBe(final?.data.content[0].text)
    expect(pieces.length).toBeGreaterThan(0)
  })

  it('asks before it acts, and goes on when allowed', async () => {
    const api = await openTestApi(profile, { makeRuntime: null })
    const ask = { default_config: { permission_policy: { type: 'always_ask' } } }
    const session = await start(api, [{ type: 'agent_toolset_20260401', ...ask }])
    const stream = await follow(api, session)
    await send(api, session, message('$ echo allowed'))
    const paused = events(await stream.until('session.status_idle'))
    const { stop_reason: reason } = paused.at(-1)
    expect(reason.type).toBe('requires_action')
    expect((await send(api, session, message('And now?'))).status).toBe(409)
    const allow = { type: 'user.tool_confirmation', tool_use_id: reason.event_ids[0], result: 'allow' }
    expect((await send(api, session, allow)).body.data).toMatchObject([allow])
    const rest = events(await stream.until('session.status_idle'))
    expect(rest.find(({ type }) => type === 'agent.tool_result').content[0].text).toContain('allowed')
    expect(await send(api, session, allow)).toMatchObject({
      status: expect.toSatisfy((code) => code === 400 || code === 409),
    })
  })
})
