import { afterEach, expect, it } from 'vitest'
import { textBlock } from '../model/contentBlocks.ts'
import { ModelError } from '../model/model.ts'
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

it('writes a plain answer in the order of the contract', async () => {
  const { runtime, createSession, until, types, previews, store } = await open({
    answers: [says({ think: 'Hm.' }, 'Hel', 'lo')],
  })
  const id = await createSession()
  const [message] = await runtime.submit(id, [userSays('hi')])
  expect(message).toMatchObject({ type: 'user.message', payload: { content: [textBlock('hi')] } })
  await until(id, isIdle)

  expect(await types(id)).toEqual([
    'user.message',
    'session.status_running',
    'session.thread_status_running',
    'span.model_request_start',
    'agent.thinking',
    'agent.message',
    'span.model_request_end',
    'session.usage',
    'session.thread_status_idle',
    'session.status_idle',
  ])
  const answer = await until(id, ({ type }) => type === 'agent.message')
  const thinking = await until(id, ({ type }) => type === 'agent.thinking')
  expect(answer.payload).toEqual({ content: [textBlock('Hello')] })
  expect(thinking.payload).toEqual({ content: 'Hm.' })
  const starts = previews(id).flatMap((preview) => (preview.type === 'event_start' ? [preview.event] : []))
  expect(starts).toEqual([
    { id: thinking.id, type: 'agent.thinking' },
    { id: answer.id, type: 'agent.message' },
  ])
  const deltas = previews(id).flatMap((preview) => (preview.type === 'event_delta' ? [preview] : []))
  expect(deltas.every(({ eventId }) => eventId === answer.id)).toBe(true)
  expect(deltas.map(({ text }) => text).join('')).toBe('Hello')
  const session = await store.sessions.get(id)
  expect(session).toMatchObject({ status: 'idle', stopReason: { type: 'end_turn' } })
  expect(session?.usage).toEqual({
    inputTokens: 10,
    outputTokens: 2,
    cacheReadInputTokens: 1,
    cacheCreationInputTokens: 3,
  })
})

it('gives all events of a turn one turn id', async () => {
  const { runtime, createSession, until, events } = await open({ answers: [says({ call: 'Bash' }), says('done')] })
  const id = await createSession()
  await runtime.submit(id, [userSays('hi')])
  await until(id, isIdle)
  const turnIds = new Set((await events(id)).map(({ turnId }) => turnId))
  expect(turnIds.size).toBe(1)
  expect([...turnIds][0]).toMatch(/^turn_/)
})

it('runs a tool after the span that called it and shows its result to the model', async () => {
  const { runtime, createSession, until, types, requests, ran } = await open({
    answers: [says('Running.', { call: 'Bash', input: { command: 'ls' } }), says('It ran.')],
    run: async () => ({ content: [textBlock('a.txt')], isError: false }),
  })
  const id = await createSession()
  await runtime.submit(id, [userSays('list')])
  await until(id, isIdle)

  const turn = (await types(id)).slice(3, -3)
  expect(turn).toEqual([
    'span.model_request_start',
    'agent.message',
    'agent.tool_use',
    'span.model_request_end',
    'agent.tool_result',
    'span.model_request_start',
    'agent.message',
    'span.model_request_end',
  ])
  const use = await until(id, ({ type }) => type === 'agent.tool_use')
  expect(use.payload).toEqual({ name: 'Bash', input: { command: 'ls' }, evaluated_permission: 'allow' })
  expect(ran).toEqual([{ tool: 'Bash', input: { command: 'ls' } }])
  expect(requests[1]?.messages.slice(1)).toEqual([
    { role: 'assistant', text: 'Running.', toolCalls: [{ callId: use.id, name: 'Bash', input: { command: 'ls' } }] },
    { role: 'tool', callId: use.id, name: 'Bash', content: [textBlock('a.txt')], isError: false },
  ])
})

it('writes the results of parallel calls as they finish', async () => {
  let finishFirst = () => {}
  const first = new Promise<void>((resolve) => {
    finishFirst = resolve
  })
  const { runtime, createSession, until, events } = await open({
    answers: [says({ call: 'Bash', input: { command: '1' } }, { call: 'Read', input: { file_path: '2' } }), says('ok')],
    run: async (tool) => {
      if (tool === 'Bash') await first
      return { content: [textBlock(tool)], isError: false }
    },
  })
  const id = await createSession()
  await runtime.submit(id, [userSays('both')])
  await until(id, ({ type }) => type === 'agent.tool_result')
  finishFirst()
  await until(id, isIdle)
  const results = (await events(id)).filter(({ type }) => type === 'agent.tool_result')
  expect(results.map(({ payload }) => payload.content)).toEqual([[textBlock('Read')], [textBlock('Bash')]])
})

it('tells the model only about the tools of the agent and refuses a call to another', async () => {
  const { runtime, createSession, until, requests, ran } = await open({
    answers: [says({ call: 'Bash' }), says('ok')],
  })
  const id = await createSession({ tools: [{ type: 'agent_toolset_20260401', enabled_tools: ['Read'] }] })
  await runtime.submit(id, [userSays('hi')])
  const result = await until(id, ({ type }) => type === 'agent.tool_result')
  await until(id, isIdle)
  expect(requests[0]?.tools.map(({ name }) => name)).toEqual(['Read'])
  expect(result.payload).toMatchObject({ is_error: true, content: [textBlock('This agent has no tool named Bash.')] })
  expect(ran).toEqual([])
})

it('refuses a call that the policy denies without asking anybody', async () => {
  const { runtime, createSession, until, ran } = await open({ answers: [says({ call: 'Bash' }), says('ok')] })
  const configs = [{ name: 'Bash', permission_policy: { type: 'always_deny' } }]
  const id = await createSession({ tools: [{ type: 'agent_toolset_20260401', configs }] })
  await runtime.submit(id, [userSays('hi')])
  const use = await until(id, ({ type }) => type === 'agent.tool_use')
  const result = await until(id, ({ type }) => type === 'agent.tool_result')
  expect(use.payload.evaluated_permission).toBe('deny')
  expect(result.payload).toMatchObject({ tool_use_id: use.id, is_error: true })
  expect((await until(id, isIdle)).payload).toEqual({ stop_reason: { type: 'end_turn' } })
  expect(ran).toEqual([])
})

it('tries again after a failure that may pass and drops what was half written', async () => {
  const { runtime, createSession, until, types, previews, store } = await open({
    answers: [
      async function* broken() {
        yield { type: 'text', text: 'half a sen' }
        throw new ModelError('model_overloaded_error', 'The model is overloaded.', true)
      },
      says('whole'),
    ],
  })
  const id = await createSession()
  await runtime.submit(id, [userSays('hi')])
  await until(id, isIdle)
  expect((await types(id)).slice(3)).toEqual([
    'span.model_request_start',
    'span.model_request_end',
    'session.error',
    'session.status_rescheduled',
    'session.thread_status_rescheduled',
    'session.status_running',
    'session.thread_status_running',
    'span.model_request_start',
    'agent.message',
    'span.model_request_end',
    'session.usage',
    'session.thread_status_idle',
    'session.status_idle',
  ])
  const error = await until(id, ({ type }) => type === 'session.error')
  expect(error.payload.error).toEqual({
    type: 'model_overloaded_error',
    message: 'The model is overloaded.',
    retry_status: { type: 'retrying' },
  })
  const started = previews(id).flatMap((preview) => (preview.type === 'event_start' ? [preview.event.id] : []))
  const dropped = previews(id).flatMap((preview) => (preview.type === 'event_dropped' ? [preview.eventId] : []))
  expect(dropped).toEqual([started[0]])
  expect(await store.sessions.get(id)).toMatchObject({ status: 'idle', stopReason: { type: 'end_turn' } })
})

it('gives up after three tries', async () => {
  const { runtime, createSession, until, events, requests } = await open({
    answers: [
      async function* busy() {
        yield { type: 'thinking', text: '…' }
        throw new ModelError('model_rate_limited_error', 'Too many requests.', true)
      },
    ],
  })
  const id = await createSession()
  await runtime.submit(id, [userSays('hi')])
  expect((await until(id, isIdle)).payload).toEqual({ stop_reason: { type: 'retries_exhausted' } })
  const errors = (await events(id)).filter(({ type }) => type === 'session.error')
  expect(errors.map(({ payload }) => payload.error)).toMatchObject([
    { retry_status: { type: 'retrying' } },
    { retry_status: { type: 'retrying' } },
    { retry_status: { type: 'exhausted' } },
  ])
  expect(requests).toHaveLength(3)
})

it('gives up at once when trying again cannot help', async () => {
  const { runtime, createSession, until, requests } = await open({
    answers: [
      // biome-ignore lint/correctness/useYield: the failure comes before the first piece
      async function* refused() {
        throw new ModelError('billing_error', 'No credit is left.', false)
      },
      says('hello again'),
    ],
  })
  const id = await createSession()
  await runtime.submit(id, [userSays('hi')])
  expect((await until(id, isIdle)).payload).toEqual({ stop_reason: { type: 'retries_exhausted' } })
  expect(requests).toHaveLength(1)

  await runtime.submit(id, [userSays('and now')])
  await until(id, ({ type }) => type === 'agent.message')
})

it('says what of the environment does not work, once, and goes on', async () => {
  const { runtime, createSession, until, types, events } = await open({
    answers: [says('ok')],
    problems: ['Packages cannot be installed here.'],
  })
  const id = await createSession()
  await runtime.submit(id, [userSays('one')])
  await until(id, isIdle)
  expect((await types(id)).slice(3, 5)).toEqual(['session.error', 'span.model_request_start'])
  const seq = await (await events(id)).length
  await runtime.submit(id, [userSays('two')])
  await until(id, (event) => isIdle(event) && event.seq > seq)
  expect((await types(id)).filter((type) => type === 'session.error')).toHaveLength(1)
})

it('stops a model that never comes to an end', async () => {
  const { runtime, createSession, until, requests } = await open({ answers: [says({ call: 'Glob' })] })
  const id = await createSession()
  await runtime.submit(id, [userSays('loop')])
  expect((await until(id, isIdle)).payload).toEqual({ stop_reason: { type: 'retries_exhausted' } })
  expect(requests).toHaveLength(50)
})

it('leaves out the oldest turns when the history outgrows the model, and says so once', async () => {
  const { runtime, createSession, until, events, requests, types } = await open({
    answers: [says('x'.repeat(400))],
    maxInputTokens: 600,
  })
  const id = await createSession()
  for (let turn = 0; turn < 4; turn += 1) {
    const seq = (await events(id)).length
    await runtime.submit(id, [userSays(`turn ${turn} ${'y'.repeat(300)}`)])
    await until(id, (event) => isIdle(event) && event.seq > seq)
  }
  expect((await types(id)).filter((type) => type === 'agent.thread_context_compacted')).toHaveLength(1)
  expect(JSON.stringify(requests[3]?.messages)).not.toContain('turn 0')
  expect(JSON.stringify(requests[3]?.messages)).toContain('turn 3')
})
