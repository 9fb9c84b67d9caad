import { afterEach, expect, it } from 'vitest'
import { textBlock } from '../model/contentBlocks.ts'
import type { ModelPart } from '../model/model.ts'
import type { ClientEvent } from './runtime.ts'
import { createTestCloud, isIdle, says, type TestCloud, type TestCloudOptions, userSays } from './testCloud.ts'

let cloud: TestCloud | undefined
afterEach(async () => {
  await cloud?.remove()
  cloud = undefined
})

async function open(options: TestCloudOptions): Promise<TestCloud> {
  cloud = await createTestCloud(options)
  return cloud
}

const never = new Promise<never>(() => undefined)
const interrupt: ClientEvent = { type: 'user.interrupt', payload: {} }

async function* hangs(): AsyncGenerator<ModelPart> {
  yield { type: 'text', text: 'I am thin' }
  await never
}

/** A turn that waits for a tool that never answers and does not look at its signal. */
async function stuckInTool(options: Partial<TestCloudOptions> = {}) {
  const opened = await open({ answers: [says({ call: 'Bash' }), says('hello again')], run: () => never, ...options })
  const id = await opened.createSession()
  await opened.runtime.submit(id, [userSays('go')])
  await opened.until(id, ({ type }) => type === 'span.model_request_end')
  return { ...opened, id }
}

it('answers 404 for a session that does not exist', async () => {
  const { runtime } = await open({ answers: [says('hi')] })
  await expect(runtime.submit('sess_none', [userSays('hi')])).rejects.toMatchObject({ status: 404 })
  await expect(runtime.cancel('sess_none')).rejects.toMatchObject({ status: 404 })
})

it.each([
  ['archived', { archivedAt: '2026-01-01T00:00:00.000000Z' }],
  ['terminated', { status: 'terminated' as const }],
])('refuses events for a session that is %s', async (_, session) => {
  const { runtime, createSession, types } = await open({ answers: [says('hi')] })
  const id = await createSession({}, session)
  await expect(runtime.submit(id, [userSays('hi')])).rejects.toMatchObject({ status: 409 })
  await expect(runtime.submit(id, [interrupt])).rejects.toMatchObject({ status: 409 })
  expect(await types(id)).toEqual([])
})

it('refuses a message while a turn is running', async () => {
  const { runtime, id, types } = await stuckInTool()
  const before = await types(id)
  await expect(runtime.submit(id, [userSays('more')])).rejects.toMatchObject({ status: 409, type: 'conflict_error' })
  expect(await types(id)).toEqual(before)
})

it('lets exactly one of two simultaneous messages win', async () => {
  const { runtime, createSession, events } = await open({ answers: [hangs] })
  const id = await createSession()
  const outcomes = await Promise.allSettled([runtime.submit(id, [userSays('a')]), runtime.submit(id, [userSays('b')])])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect((await events(id)).filter(({ type }) => type === 'user.message')).toHaveLength(1)
})

it('keeps a system message in what the model is told', async () => {
  const { runtime, createSession, until, requests } = await open({ answers: [says('Oui.')] })
  const id = await createSession()
  const french: ClientEvent = { type: 'system.message', payload: { content: [textBlock('Answer in French.')] } }
  const stored = await runtime.submit(id, [userSays('hi'), french])
  expect(stored.map(({ type }) => type)).toEqual(['user.message', 'system.message'])
  await until(id, isIdle)
  expect(requests[0]?.messages).toContainEqual({ role: 'system', text: 'Answer in French.' })
})

it.each([
  ['no event at all', []],
  ['a system message alone', [{ type: 'system.message', payload: {} }]],
  ['an interrupt behind a message', [userSays('a'), interrupt]],
  [
    'an answer when nothing waits',
    [{ type: 'user.tool_confirmation', payload: { tool_use_id: 'evt_x', result: 'allow' } }],
  ],
  ['a type that only the cloud writes', [{ type: 'agent.message', payload: {} }]],
])('refuses %s with 400', async (_, events: ClientEvent[]) => {
  const { runtime, createSession, types } = await open({ answers: [says('hi')] })
  const id = await createSession()
  await expect(runtime.submit(id, events)).rejects.toMatchObject({ status: 400 })
  expect(await types(id)).toEqual([])
})

it('ends a turn that is interrupted in a tool', async () => {
  const { runtime, id, types, until, store } = await stuckInTool()
  const before = (await types(id)).length
  await runtime.submit(id, [interrupt])
  expect((await types(id)).slice(before)).toEqual([
    'user.interrupt',
    'agent.tool_result',
    'session.usage',
    'session.thread_status_idle',
    'session.status_idle',
  ])
  const result = await until(id, ({ type }) => type === 'agent.tool_result')
  expect(result.payload.is_error).toBe(true)
  expect(JSON.stringify(result.payload.content)).toContain('Interrupted')
  expect(await store.sessions.get(id)).toMatchObject({ status: 'idle', stopReason: { type: 'cancelled' } })
})

it('drops a half-written message when it is interrupted, and closes its span', async () => {
  const { runtime, createSession, types, previews, store } = await open({ answers: [hangs] })
  const id = await createSession()
  const started = new Promise<void>((resolve) => {
    store.events.subscribe(id, (event) => {
      if (event.type === 'event_start') resolve()
    })
  })
  await runtime.submit(id, [userSays('go')])
  await started
  await runtime.submit(id, [interrupt])
  expect((await types(id)).slice(3)).toEqual([
    'span.model_request_start',
    'user.interrupt',
    'span.model_request_end',
    'session.usage',
    'session.thread_status_idle',
    'session.status_idle',
  ])
  expect(previews(id).map(({ type }) => type)).toContain('event_dropped')
})

it('ends a turn that is interrupted while it reads its history', async () => {
  const { runtime, createSession, types, store, requests } = await open({ answers: [says('hi')] })
  const id = await createSession()
  const { list } = store.events
  let readOn = () => {}
  const gate = new Promise<void>((resolve) => {
    readOn = resolve
  })
  const isReading = new Promise<void>((resolve) => {
    store.events.list = async (...query) => {
      store.events.list = list
      resolve()
      await gate
      return list(...query)
    }
  })
  await runtime.submit(id, [userSays('go')])
  await isReading
  const interrupted = runtime.submit(id, [interrupt])
  // The turn is told to stop right after the session was read; only then may its history go on.
  const { get } = store.sessions
  store.sessions.get = async (sessionId) => {
    store.sessions.get = get
    const session = await get(sessionId)
    setImmediate(readOn)
    return session
  }
  await interrupted
  expect((await types(id)).slice(3)).toEqual([
    'user.interrupt',
    'session.usage',
    'session.thread_status_idle',
    'session.status_idle',
  ])
  expect(requests).toEqual([])
})

it('takes an interrupt and the next message in one request', async () => {
  const { runtime, id, until } = await stuckInTool()
  const stored = await runtime.submit(id, [interrupt, userSays('something else')])
  expect(stored.map(({ type }) => type)).toEqual(['user.interrupt', 'user.message'])
  await until(id, ({ type }) => type === 'agent.message')
})

it('accepts an interrupt while idle without a turn', async () => {
  const { runtime, createSession, types } = await open({ answers: [says('hi')] })
  const id = await createSession()
  expect(await runtime.submit(id, [interrupt])).toHaveLength(1)
  expect(await types(id)).toEqual(['user.interrupt'])
})

it('cancels a running turn and takes the next message afterwards', async () => {
  const { runtime, id, store, until } = await stuckInTool()
  expect(await runtime.cancel(id)).toBe(true)
  expect(await store.sessions.get(id)).toMatchObject({ status: 'cancelled', stopReason: { type: 'cancelled' } })
  expect(await runtime.cancel(id)).toBe(false)
  await runtime.submit(id, [userSays('again')])
  await until(id, ({ type }) => type === 'agent.message')
})

it('stops waiting for a retry when it is interrupted', async () => {
  const { runtime, createSession, until, store, requests } = await open({
    answers: [
      // biome-ignore lint/correctness/useYield: the failure comes before the first piece
      async function* busy() {
        const { ModelError } = await import('../model/model.ts')
        throw new ModelError('model_overloaded_error', 'Busy.', true)
      },
    ],
    retryDelayMs: 1_000_000,
  })
  const id = await createSession()
  await runtime.submit(id, [userSays('go')])
  await until(id, ({ type }) => type === 'session.thread_status_rescheduled')
  await expect(runtime.submit(id, [userSays('more')])).rejects.toMatchObject({ status: 409 })
  await runtime.submit(id, [interrupt])
  expect(await store.sessions.get(id)).toMatchObject({ status: 'idle', stopReason: { type: 'cancelled' } })
  expect(requests).toHaveLength(1)
})

it('closes running turns honestly when the server is shut down', async () => {
  const { runtime, id, store, until } = await stuckInTool()
  await runtime.close()
  const result = await until(id, ({ type }) => type === 'agent.tool_result')
  expect(JSON.stringify(result.payload.content)).toContain('server stopped')
  expect(await store.sessions.get(id)).toMatchObject({ status: 'idle', stopReason: { type: 'retries_exhausted' } })
  await expect(runtime.submit(id, [userSays('more')])).rejects.toMatchObject({ status: 503 })
})

it('closes a turn that a crash cut off, without running anything twice', async () => {
  const { runtime, createSession, restart, events, store, ran, until } = await open({ answers: [says('hi')] })
  const id = await createSession()
  const threadId = (await store.sessions.get(id))?.threadId ?? ''
  const turnId = 'turn_1'
  const event = (type: string, payload = {}, eventId?: string) => ({
    ...(eventId ? { id: eventId } : {}),
    type,
    payload,
    threadId,
    turnId,
  })
  await store.events.append(
    id,
    [
      event('user.message', { content: [textBlock('go')] }),
      event('session.status_running'),
      event('span.model_request_start', {}, 'evt_span1'),
      event('agent.tool_use', { name: 'Bash', input: {}, evaluated_permission: 'allow' }, 'evt_call'),
      event('span.model_request_end', { model_request_start_id: 'evt_span1', is_error: false }),
      event('span.model_request_start', {}, 'evt_span2'),
    ],
    { status: 'running' },
    [{ id: threadId, changes: { status: 'running' } }],
  )
  await restart().recover()

  const closing = (await events(id)).slice(6)
  expect(closing.map(({ type, turnId: turn }) => [type, turn])).toEqual([
    ['agent.tool_result', turnId],
    ['span.model_request_end', turnId],
    ['session.error', turnId],
    ['session.usage', turnId],
    ['session.thread_status_idle', turnId],
    ['session.status_idle', turnId],
  ])
  expect(closing[0]?.payload).toMatchObject({ tool_use_id: 'evt_call', is_error: true })
  expect(closing[1]?.payload).toMatchObject({ model_request_start_id: 'evt_span2', is_error: true })
  expect(closing[2]?.payload).toMatchObject({ error: { type: 'unknown_error', retry_status: { type: 'exhausted' } } })
  expect(await store.sessions.get(id)).toMatchObject({ status: 'idle', stopReason: { type: 'retries_exhausted' } })
  expect(ran).toEqual([])

  await restart().recover()
  expect(await events(id)).toHaveLength(12)
  await runtime.submit(id, [userSays('go on')])
  await until(id, ({ type }) => type === 'agent.message')
})

it('closes the other turns when one of them cannot be closed', async () => {
  const { createSession, restart, store, logged } = await open({ answers: [says('hi')] })
  const damaged = await createSession({}, { status: 'running' })
  const other = await createSession({}, { status: 'rescheduling' })
  const { append } = store.events
  store.events.append = async (...written) => {
    if (written[0] === damaged) throw new Error('The disk is full.')
    return append(...written)
  }
  await restart().recover()
  store.events.append = append
  expect(await store.sessions.get(other)).toMatchObject({ status: 'idle' })
  expect(logged.some((line) => line.includes(damaged) && line.includes('disk is full'))).toBe(true)
})

it('stops the turn of a session that is about to be deleted', async () => {
  const { runtime, id, store } = await stuckInTool()
  const forgotten = runtime.forget(id, async () => void (await store.sessions.remove(id)))
  await expect(runtime.submit(id, [userSays('more')])).rejects.toMatchObject({ status: 404 })
  await forgotten
  expect(await store.sessions.get(id)).toBeUndefined()
})

it('adds the time of a turn to the active time of the session', async () => {
  const { runtime, createSession, until, store } = await open({ answers: [says('hi')] })
  const id = await createSession({}, { activeMs: 5000 })
  await runtime.submit(id, [userSays('go')])
  const { payload } = await until(id, ({ type }) => type === 'session.usage')
  const session = await store.sessions.get(id)
  expect(session?.activeMs).toBeGreaterThanOrEqual(5000)
  expect(payload.usage).toEqual({
    input_tokens: 10,
    output_tokens: 2,
    cache_read_input_tokens: 1,
    cache_creation: { ephemeral_5m_input_tokens: 3, ephemeral_1h_input_tokens: 0 },
    active_seconds: (session?.activeMs ?? 0) / 1000,
  })
})
