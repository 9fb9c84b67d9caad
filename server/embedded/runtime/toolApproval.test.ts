import { afterEach, expect, it } from 'vitest'
import type { JsonObject, StoredEvent } from '../canonical.ts'
import { textBlock } from '../model/contentBlocks.ts'
import type { ClientEvent } from './runtime.ts'
import { createTestCloud, isIdle, says, type TestCloud, type TestCloudOptions, userSays } from './testCloud.ts'

let cloud: TestCloud | undefined
afterEach(async () => {
  await cloud?.remove()
  cloud = undefined
})

const asksForBash: JsonObject = {
  type: 'agent_toolset_20260401',
  configs: [{ name: 'bash', permission_policy: { type: 'always_ask' } }],
}
const lookup: JsonObject = {
  type: 'custom',
  name: 'lookup_stock',
  description: 'Looks up the stock.',
  input_schema: { type: 'object', properties: {} },
}

async function paused(answers: TestCloudOptions['answers'], options: Partial<TestCloudOptions> = {}) {
  const opened = await createTestCloud({ ...options, answers })
  cloud = opened
  const id = await opened.createSession({ tools: [asksForBash, lookup] })
  await opened.runtime.submit(id, [userSays('go')])
  const idle = await opened.until(id, isIdle)
  return { ...opened, id, idle, pending: idsOf(idle) }
}

const idsOf = ({ payload }: StoredEvent) => (payload.stop_reason as { event_ids: string[] }).event_ids // of a pause

const allow = (id: string | undefined): ClientEvent => ({
  type: 'user.tool_confirmation',
  payload: { tool_use_id: id, result: 'allow' },
})
const deny = (id: string | undefined, message: string): ClientEvent => ({
  type: 'user.tool_confirmation',
  payload: { tool_use_id: id, result: 'deny', deny_message: message },
})
const customResult = (id: string | undefined): ClientEvent => ({
  type: 'user.custom_tool_result',
  payload: { custom_tool_use_id: id, content: [textBlock('12')], is_error: false },
})
const endOfTurn = (event: StoredEvent) => isIdle(event) && (event.payload.stop_reason as JsonObject).type === 'end_turn' // every idle has one

it('waits for a person and runs the tool once it is allowed', async () => {
  const { runtime, id, pending, until, types, ran, store } = await paused([says({ call: 'Bash' }), says('done')])
  const use = await until(id, ({ type }) => type === 'agent.tool_use')
  expect(use.payload.evaluated_permission).toBe('ask')
  expect(pending).toEqual([use.id])
  expect(ran).toEqual([])
  expect(await store.sessions.get(id)).toMatchObject({
    status: 'idle',
    stopReason: { type: 'requires_action', event_ids: [use.id] },
  })
  const before = (await types(id)).length

  const [confirmation] = await runtime.submit(id, [allow(use.id)])
  expect(confirmation).toMatchObject({ type: 'user.tool_confirmation', turnId: use.turnId })
  await until(id, endOfTurn)
  expect((await types(id)).slice(before, before + 5)).toEqual([
    'session.status_running',
    'session.thread_status_running',
    'user.tool_confirmation',
    'agent.tool_result',
    'span.model_request_start',
  ])
  expect(ran).toHaveLength(1)
})

it('tells the model why a call was refused', async () => {
  const { runtime, id, pending, until, requests, ran } = await paused([says({ call: 'Bash' }), says('I see.')])
  await runtime.submit(id, [deny(pending[0], 'Not on a Friday.')])
  const result = await until(id, ({ type }) => type === 'agent.tool_result')
  await until(id, endOfTurn)
  expect(result.payload).toMatchObject({
    is_error: true,
    content: [textBlock('The user refused this call: Not on a Friday.')],
  })
  expect(requests[1]?.messages.at(-1)).toMatchObject({ role: 'tool', isError: true })
  expect(ran).toEqual([])
})

it('runs what is allowed first and collects everything that waits', async () => {
  const { events, id, pending, ran } = await paused([
    says({ call: 'Bash' }, { call: 'Read' }, { call: 'lookup_stock', input: { sku: 'A' } }),
  ])
  expect(ran.map(({ tool }) => tool)).toEqual(['Read'])
  const waiting = (await events(id)).filter((event) => pending.includes(event.id))
  expect(waiting.map(({ type }) => type)).toEqual(['agent.tool_use', 'agent.custom_tool_use'])
})

it('pauses again for the rest after a partial answer', async () => {
  const { runtime, id, idle, pending, until } = await paused([
    says({ call: 'Bash' }, { call: 'lookup_stock' }),
    says('done'),
  ])
  const [bash, custom] = pending
  await runtime.submit(id, [customResult(custom)])
  const second = await until(id, (event) => isIdle(event) && event.seq > idle.seq)
  expect(idsOf(second)).toEqual([bash])
  await runtime.submit(id, [allow(bash)])
  await until(id, endOfTurn)
})

it('takes all answers of one request together', async () => {
  const { runtime, id, pending, until, requests } = await paused([
    says({ call: 'lookup_stock' }, { call: 'Bash' }),
    says('done'),
  ])
  const stored = await runtime.submit(id, [customResult(pending[0]), allow(pending[1])])
  expect(stored.map(({ type }) => type)).toEqual(['user.custom_tool_result', 'user.tool_confirmation'])
  await until(id, endOfTurn)
  expect(requests[1]?.messages.slice(-2)).toMatchObject([
    { role: 'tool', name: 'lookup_stock', content: [textBlock('12')], isError: false },
    { role: 'tool', name: 'Bash' },
  ])
})

it('takes a second answer while the first call still runs', async () => {
  let finish = () => {}
  const gate = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { runtime, id, pending, until, types, ran } = await paused(
    [says({ call: 'Bash' }, { call: 'Bash' }), says('done')],
    {
      run: async () => {
        await gate
        return { content: [textBlock('ok')], isError: false }
      },
    },
  )
  await runtime.submit(id, [allow(pending[0])])
  await expect(runtime.submit(id, [deny(pending[0], 'No.')])).rejects.toMatchObject({ status: 400 })
  await runtime.submit(id, [allow(pending[1])])
  finish()
  await until(id, endOfTurn)
  expect(ran).toHaveLength(2)
  expect((await types(id)).filter((type) => type === 'session.status_idle')).toHaveLength(2)
})

it('does not lose an answer that meets the turn just as it pauses', async () => {
  let finish = () => {}
  const gate = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { runtime, id, idle, pending, until, store, ran } = await paused(
    [says({ call: 'Bash' }, { call: 'Bash' }), says('done')],
    {
      run: async () => {
        await gate
        return { content: [textBlock('ok')], isError: false }
      },
    },
  )
  await runtime.submit(id, [allow(pending[0])])
  const { get } = store.sessions
  store.sessions.get = async (sessionId) => {
    store.sessions.get = get
    const stale = await get(sessionId)
    finish()
    await until(id, (event) => isIdle(event) && event.seq > idle.seq)
    return stale
  }
  await runtime.submit(id, [allow(pending[1])])
  await until(id, endOfTurn)
  expect(ran).toHaveLength(2)
})

it('waits for an answer that is being written before it pauses again', async () => {
  let finish = () => {}
  const gate = new Promise<void>((resolve) => {
    finish = resolve
  })
  let begin = () => {}
  const isRunning = new Promise<void>((resolve) => {
    begin = resolve
  })
  const { runtime, id, pending, until, types, store, ran } = await paused(
    [says({ call: 'Bash' }, { call: 'Bash' }), says('done')],
    {
      run: async () => {
        begin()
        await gate
        return { content: [textBlock('ok')], isError: false }
      },
    },
  )
  await runtime.submit(id, [allow(pending[0])])
  await isRunning
  const { append } = store.events
  store.events.append = async (...written) => {
    if (written[1][0]?.type !== 'user.tool_confirmation') return append(...written)
    store.events.append = append
    finish()
    await until(id, ({ type }) => type === 'agent.tool_result')
    return append(...written)
  }
  await runtime.submit(id, [allow(pending[1])])
  await until(id, endOfTurn)
  expect(ran).toHaveLength(2)
  expect((await types(id)).filter((type) => type === 'session.status_idle')).toHaveLength(2)
})

it.each([
  ['an unknown id', () => allow('evt_nobody')],
  ['a confirmation for a custom tool', (ids: string[]) => allow(ids[1])],
  ['a custom result for a built-in tool', (ids: string[]) => customResult(ids[0])],
])('refuses %s with 400', async (_, answer) => {
  const { runtime, id, pending, types } = await paused([says({ call: 'Bash' }, { call: 'lookup_stock' })])
  const before = await types(id)
  await expect(runtime.submit(id, [answer(pending)])).rejects.toMatchObject({ status: 400 })
  expect(await types(id)).toEqual(before)
})

it('takes none of several answers when one of them is wrong', async () => {
  const { runtime, id, pending, types, ran } = await paused([says({ call: 'Bash' }, { call: 'lookup_stock' })])
  const before = await types(id)
  const answers = [allow(pending[0]), customResult(pending[1]), allow('evt_nobody')]
  await expect(runtime.submit(id, answers)).rejects.toMatchObject({ status: 400, param: 'tool_use_id' })
  expect(await types(id)).toEqual(before)
  expect(ran).toEqual([])
})

it('refuses two answers to one call', async () => {
  const { runtime, id, pending, types } = await paused([says({ call: 'Bash' })])
  const before = await types(id)
  const answers = [allow(pending[0]), deny(pending[0], 'No.')]
  await expect(runtime.submit(id, answers)).rejects.toMatchObject({ status: 400 })
  expect(await types(id)).toEqual(before)
})

it('refuses an answer that was given already', async () => {
  const { runtime, id, pending, idle, until } = await paused([says({ call: 'Bash' }, { call: 'Bash' })])
  await runtime.submit(id, [allow(pending[0])])
  await until(id, (event) => isIdle(event) && event.seq > idle.seq)
  await expect(runtime.submit(id, [allow(pending[0])])).rejects.toMatchObject({ status: 400 })
})

it('refuses a message while it waits', async () => {
  const { runtime, id, pending } = await paused([says({ call: 'Bash' })])
  await expect(runtime.submit(id, [userSays('hello?')])).rejects.toMatchObject({ status: 409 })
  await expect(runtime.submit(id, [allow(pending[0]), userSays('hello?')])).rejects.toMatchObject({ status: 409 })
})

it('can be answered after a restart', async () => {
  const { id, pending, restart, until, ran, store } = await paused([says({ call: 'Bash' }), says('done')])
  const next = restart()
  await next.recover()
  expect(await store.sessions.get(id)).toMatchObject({ stopReason: { type: 'requires_action' } })
  await next.submit(id, [allow(pending[0])])
  await until(id, endOfTurn)
  expect(ran).toHaveLength(1)
})

it('ends when it is interrupted while it waits', async () => {
  const { runtime, id, pending, until, store } = await paused([
    says({ call: 'Bash' }, { call: 'lookup_stock' }),
    says('hi'),
  ])
  const [interrupt] = await runtime.submit(id, [{ type: 'user.interrupt', payload: {} }])
  expect(interrupt?.type).toBe('user.interrupt')
  for (const call of pending) {
    const result = await until(id, ({ payload }) => payload.tool_use_id === call)
    expect(result.payload.is_error).toBe(true)
  }
  expect(await store.sessions.get(id)).toMatchObject({ status: 'idle', stopReason: { type: 'cancelled' } })
  await expect(runtime.submit(id, [allow(pending[0])])).rejects.toMatchObject({ status: 400 })
  await runtime.submit(id, [userSays('again')])
  await until(id, endOfTurn)
})
