import { beforeEach, describe, expect, it } from 'vitest'
import { textBlock } from '../model/contentBlocks.ts'
import { createModelCatalogue } from '../model/createModelCatalogue.ts'
import { createProfile } from '../profiles/createProfile.ts'
import { createRuntime } from '../runtime/createRuntime.ts'
import type { SandboxProvider } from '../sandbox/sandbox.ts'
import { type Frame, readFrames } from './stream/frameReader.ts'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

const sandboxes: SandboxProvider = {
  open: async () => ({
    sandbox: {
      run: async (_tool, input) => ({ content: [textBlock(`ran ${String(input.command)}`)], isError: false }),
      locate: async () => null,
      close: async () => undefined,
    },
    problems: [],
  }),
  remove: async () => undefined,
  close: async () => undefined,
}

describe.each(profiles)('the threads of a coordinator in the form of %s', (profile) => {
  let api: TestApi
  let id: string
  beforeEach(async () => {
    api = await openTestApi(profile, {
      makeRuntime: (store) =>
        createRuntime({
          store,
          sandboxes,
          models: createModelCatalogue(null, { pieceMs: 0 }),
          profile: createProfile(profile),
          log: () => undefined,
        }),
    })
    const agents = (await api.call('GET', '/agents')).body.data
    const environments = (await api.call('GET', '/environments')).body.data
    const { id: agent } = agents.find(({ name }: { name: string }) => name === 'coordinator')
    id = await api.create('/sessions', { agent, environment_id: environments[0].id })
  })

  const send = (...events: unknown[]) => api.call('POST', `/sessions/${id}/events`, { events })
  const ask = (text: string) => send({ type: 'user.message', content: [{ type: 'text', text }] })
  const get = async (path: string) => (await api.call('GET', `/sessions/${id}${path}`)).body
  const follow = async (path: string) =>
    readFrames((await api.cloud.fetch(api.request('GET', `/sessions/${id}${path}`))).body)
  const told = (frames: Frame[]) => frames.flatMap(({ data }) => (data?.processed_at ? [data] : []))

  it('shows each thread by itself, waits for the approval in one of them, and puts the answers together', async () => {
    const stream = await follow('/events/stream')
    await ask('Show me several threads with an approval')
    const first = told(await stream.until('session.status_idle'))
    const { stop_reason: reason } = first.at(-1)
    const use = first.find((event) => event.id === reason.event_ids[0])
    expect(use).toMatchObject({ type: 'agent.tool_use', name: 'Bash', evaluated_permission: 'ask' })

    const threads = await get('/threads?limit=2')
    expect(threads).toMatchObject({ has_more: true, data: [{ parent_thread_id: null }, { status: 'idle' }] })
    const rest = await get(`/threads?after_id=${threads.last_id}`)
    expect(rest.data.map(({ agent }: { agent: { name: string } }) => agent.name)).toEqual(['writer', 'careful'])
    const careful = rest.data[1]
    expect(careful).toMatchObject({ id: use.session_thread_id, parent_thread_id: threads.data[0].id })

    const confirmation = { type: 'user.tool_confirmation', tool_use_id: use.id, result: 'allow' }
    const other = { ...confirmation, session_thread_id: threads.data[0].id }
    expect(await send(other)).toMatchObject({ status: 400, body: { error: { param: 'session_thread_id' } } })
    const unknown = { ...confirmation, session_thread_id: `sthr_${'0'.repeat(32)}` }
    expect((await send(unknown)).status).toBe(404)
    const [echo] = (await send(confirmation)).body.data
    expect(echo).toMatchObject({ session_thread_id: careful.id, result: 'allow' })
    const second = told(await stream.until('session.status_idle'))
    expect(second.at(-1)).toMatchObject({ stop_reason: { type: 'end_turn' } })
    const words = second.findLast(({ type }) => type === 'agent.message').content[0].text
    expect(words).toContain('| careful |')

    const listed = (await get('/events?limit=100')).data
    expect(listed.slice(0, first.length + second.length)).toEqual([...first, ...second])
    const own = (await get(`/threads/${careful.id}/events?limit=100`)).data
    const hidden = own.find(({ type }: { type: string }) => type === 'agent.message')
    expect(listed.map(({ id: event }: { id: string }) => event)).not.toContain(hidden.id)
    const shared = own.filter(({ id: event }: { id: string }) =>
      listed.some((each: { id: string }) => each.id === event),
    )
    expect(shared.map(({ type }: { type: string }) => type)).toEqual([
      'session.thread_status_running',
      'agent.tool_use',
      'session.thread_status_idle',
      'session.thread_status_running',
      'user.tool_confirmation',
      'agent.tool_result',
      'session.thread_status_idle',
    ])
    expect((await get(`/events?after_id=${hidden.id}`)).error.type).toBe('invalid_request_error')
    const cursor = await api.call('GET', `/sessions/${id}/events/stream`, undefined, { 'last-event-id': hidden.id })
    expect(cursor.status).toBe(400)
  }, 20_000)

  it('streams a thread with its own deltas, and none of another', async () => {
    await ask('Show me several threads')
    const session = await follow('/events/stream?event_deltas[]=agent.message')
    const created = (await session.until('session.thread_created')).at(-1)?.data
    const thread = await follow(`/threads/${created.session_thread_id}/stream?event_deltas[]=agent.message`)
    const frames = await thread.until('session.thread_status_idle')
    const starts = frames.flatMap(({ data }) => (data?.type === 'event_start' ? [data.event.id] : []))
    const messages = told(frames).filter(({ type }) => type === 'agent.message')
    expect(starts).toEqual(messages.map((message) => message.id))
    const all = await session.until('session.status_idle')
    const shown = new Set(told(all).map((event) => event.id))
    const announced = all.flatMap(({ data }) => (data?.type === 'event_start' ? [data.event.id] : []))
    expect(announced.filter((event) => !shown.has(event))).toEqual([])
  }, 20_000)

  it('archives a child, and never the primary thread', async () => {
    const stream = await follow('/events/stream')
    await ask('Show me several threads')
    await stream.until('session.status_idle')
    const [primary, child] = (await get('/threads')).data
    expect((await api.call('POST', `/sessions/${id}/threads/${primary.id}/archive`)).status).toBe(409)
    const { status, body } = await api.call('POST', `/sessions/${id}/threads/${child.id}/archive`)
    expect([status, body.status, typeof body.archived_at]).toEqual([200, 'terminated', 'string'])
    expect((await stream.next())?.data).toMatchObject({ type: 'session.thread_status_terminated' })
    const interrupt = { type: 'user.interrupt', session_thread_id: child.id }
    expect((await send(interrupt)).status).toBe(409)
  }, 20_000)
})
