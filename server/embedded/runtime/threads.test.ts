import { afterEach, expect, it } from 'vitest'
import type { StoredEvent } from '../canonical.ts'
import { textBlock, textOf } from '../model/contentBlocks.ts'
import type { ModelPart, ModelRequest } from '../model/model.ts'
import { anAgent } from '../store/testRecords.ts'
import type { ClientEvent } from './runtime.ts'
import { allTools, createTestCloud, isIdle, says, type TestCloud, userSays } from './testCloud.ts'
import { toTurnWork } from './turnWork.ts'

let cloud: TestCloud | undefined
afterEach(async () => {
  await cloud?.remove()
  cloud = undefined
})

type Answer = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelPart>

const researcher = anAgent({ name: 'researcher', system: 'research', tools: allTools })
const asks = { type: 'agent_toolset_20260401', default_config: { permission_policy: { type: 'always_ask' } } }
const careful = anAgent({ name: 'careful', system: 'careful', tools: [asks] })
const never = new Promise<never>(() => undefined)

/** A session of a coordinator. Each agent's model is asked by its own list of answers; the last one repeats. */
async function coordinating(answers: Record<string, Answer[]>, run?: () => Promise<never>) {
  const asked: Record<string, number> = {}
  const answer: Answer = (request, signal) => {
    const own = answers[request.system] ?? []
    const count = (asked[request.system] ?? 0) + 1
    asked[request.system] = count
    const found = own[Math.min(count, own.length) - 1]
    if (!found) throw new Error(`The test has no answer for ${request.system}.`)
    return found(request, signal)
  }
  const opened = await createTestCloud({ answers: [answer], ...(run ? { run } : {}) })
  cloud = opened
  for (const agent of [researcher, careful]) await opened.store.agents.create(agent)
  const roster = [researcher, careful].map(({ id, version }) => ({ type: 'agent', id, version }))
  const id = await opened.createSession({
    name: 'boss',
    system: 'boss',
    multiagent: { type: 'coordinator', agents: roster },
  })
  const threads = async () => (await opened.store.threads.list(id, { limit: 100 })).items
  const child = async (index = 0) => (await threads())[index + 1]?.id ?? ''
  const shown = async () => (await opened.store.events.list(id, { limit: 1000, created: {} })).items
  const own = async (threadId: string) =>
    (await opened.store.events.list(id, { limit: 1000, created: {}, threadId })).items
  return { ...opened, id, threads, child, shown, own }
}

const start = (agent: string, message = 'Look it up.') => ({ call: 'create_agent', input: { agent, message } })
const types = (events: StoredEvent[]) => events.map(({ type }) => type)
const isEnd = (event: StoredEvent) => isIdle(event) && event.payload.stop_reason !== undefined

it('lets a child work in a thread of its own and tells the coordinator what it sent', async () => {
  const { runtime, id, until, child, shown, own, requests, threads } = await coordinating({
    boss: [says(start('researcher')), says('I wait.'), says('It is 42.')],
    research: [
      says({ call: 'Bash', input: { command: 'ls' } }),
      says({ call: 'send_to_parent', input: { message: '42' } }),
      says('Done.'),
    ],
  })
  await runtime.submit(id, [userSays('what is it?')])
  await until(id, isEnd)
  const childId = await child()
  const [primary] = await threads()

  expect(types(await own(childId))).toEqual([
    'session.thread_status_running',
    'agent.thread_message_received',
    'span.model_request_start',
    'agent.tool_use',
    'span.model_request_end',
    'agent.tool_result',
    'span.model_request_start',
    'agent.tool_use',
    'span.model_request_end',
    'agent.thread_message_sent',
    'agent.tool_result',
    'span.model_request_start',
    'agent.message',
    'span.model_request_end',
    'session.thread_status_idle',
  ])
  const told = await shown()
  const created = told.findIndex(({ type }) => type === 'session.thread_created')
  expect(told.slice(created - 2, created + 3).map(({ type, payload }) => [type, payload.session_thread_id])).toEqual([
    ['agent.tool_use', undefined],
    ['span.model_request_end', undefined],
    ['session.thread_created', childId],
    ['agent.thread_message_sent', undefined],
    ['session.thread_status_running', childId],
  ])
  expect(told[created + 1]?.payload).toEqual({
    content: [textBlock('Look it up.')],
    to_session_thread_id: childId,
    to_agent_name: 'researcher',
  })
  const received = told.find(({ type }) => type === 'agent.thread_message_received')
  expect(received?.payload).toEqual({
    content: [textBlock('42')],
    from_session_thread_id: childId,
    from_agent_name: 'researcher',
  })
  expect(told.filter(({ threadId }) => threadId === childId).map(({ type }) => type)).toEqual([
    'session.thread_status_running',
    'session.thread_status_idle',
  ])
  expect(types(told).filter((type) => type === 'session.status_idle')).toHaveLength(1)
  expect(told.at(-1)).toMatchObject({ type: 'session.status_idle', payload: { stop_reason: { type: 'end_turn' } } })
  expect(primary?.usage.inputTokens).toBe(30)
  expect((await threads())[1]).toMatchObject({
    status: 'idle',
    usage: { inputTokens: 30 },
    parentThreadId: primary?.id,
  })
  expect((await cloud?.store.sessions.get(id))?.usage.inputTokens).toBe(60)
  const toBoss = requests.findLast(({ system }) => system === 'boss')?.messages.at(-1)
  expect(toBoss?.role === 'user' && textOf(toBoss.content)).toBe(`Message from researcher (thread ${childId}):\n42`)
})

it('gives the agents of a session the tools of their place and no others', async () => {
  const { runtime, id, until, requests } = await coordinating({
    boss: [says(start('researcher')), says('I wait.')],
    research: [says('Nothing found.')],
  })
  await runtime.submit(id, [userSays('go')])
  await until(id, isEnd)
  const names = (system: string) =>
    requests.find((request) => request.system === system)?.tools.flatMap(({ name }) => (/_/.test(name) ? [name] : []))
  expect(names('boss')).toEqual(['create_agent', 'send_to_agent', 'list_agents'])
  expect(names('research')).toEqual(['send_to_parent'])
})

it('sends the last words of a child that does not report by itself', async () => {
  const { runtime, id, until, shown } = await coordinating({
    boss: [says(start('researcher')), says('I wait.')],
    research: [says('Nothing found.')],
  })
  await runtime.submit(id, [userSays('go')])
  await until(id, isEnd)
  const received = (await shown()).filter(({ type }) => type === 'agent.thread_message_received')
  expect(received.map(({ payload }) => payload.content)).toEqual([[textBlock('Nothing found.')]])
})

it('pauses for an approval in a child, while the others go on, and goes on with the answer', async () => {
  const { runtime, id, until, child, shown, own } = await coordinating({
    boss: [says(start('careful'), start('researcher')), says('I wait.')],
    careful: [says({ call: 'Bash', input: { command: 'rm x' } }), says('Removed.')],
    research: [says('Found.')],
  })
  await runtime.submit(id, [userSays('go')])
  const paused = await until(id, isEnd)
  const childId = await child()
  const use = (await shown()).find(({ type, threadId }) => type === 'agent.tool_use' && threadId === childId)
  expect(use?.payload).toMatchObject({ session_thread_id: childId, evaluated_permission: 'ask' })
  expect(paused.payload).toEqual({ stop_reason: { type: 'requires_action', event_ids: [use?.id] } })
  await expect(runtime.submit(id, [userSays('more')])).rejects.toMatchObject({ status: 409 })
  const allow = { tool_use_id: use?.id ?? '', result: 'allow' }
  const elsewhere = { ...allow, session_thread_id: await child(1) }
  await expect(runtime.submit(id, [{ type: 'user.tool_confirmation', payload: elsewhere }])).rejects.toMatchObject({
    status: 400,
    param: 'session_thread_id',
  })
  const [answer] = await runtime.submit(id, [{ type: 'user.tool_confirmation', payload: allow }])
  expect(answer).toMatchObject({ threadId: childId, payload: { session_thread_id: childId } })
  await until(id, (event) => isEnd(event) && event.seq > paused.seq)
  expect(toTurnWork(await own(childId)).calls).toEqual([])
  const result = (await shown()).find(({ type, threadId }) => type === 'agent.tool_result' && threadId === childId)
  expect(result?.payload).toMatchObject({ tool_use_id: use?.id, session_thread_id: childId })
})

it('keeps the approval of a child over a restart', async () => {
  const { runtime, id, until, restart, store } = await coordinating({
    boss: [says(start('careful')), says('I wait.')],
    careful: [says({ call: 'Bash' }), says('Removed.')],
  })
  await runtime.submit(id, [userSays('go')])
  const paused = await until(id, isEnd)
  await runtime.close()
  const next = restart()
  await next.recover()
  const reason = (await store.sessions.get(id))?.stopReason
  const call = reason?.type === 'requires_action' ? (reason.event_ids[0] ?? '') : ''
  await next.submit(id, [{ type: 'user.tool_confirmation', payload: { tool_use_id: call, result: 'deny' } }])
  const end = await until(id, (event) => isEnd(event) && event.seq > paused.seq)
  expect(end.payload).toEqual({ stop_reason: { type: 'end_turn' } })
})

it('takes the answer for a child while another thread is at work', async () => {
  const { runtime, id, until, child } = await coordinating(
    {
      boss: [says(start('careful'), start('researcher')), says('I wait.')],
      careful: [says({ call: 'Glob' }), says('Looked.')],
      research: [says({ call: 'Bash' })],
    },
    () => never,
  )
  await runtime.submit(id, [userSays('go')])
  const use = await until(
    id,
    ({ type, payload }) => type === 'agent.tool_use' && payload.evaluated_permission === 'ask',
  )
  const waiting = await until(
    id,
    ({ type, payload, threadId }) =>
      type === 'session.thread_status_idle' && threadId === use.threadId && !!payload.stop_reason,
  )
  const deny = { tool_use_id: use.id, result: 'deny' }
  await runtime.submit(id, [{ type: 'user.tool_confirmation', payload: deny }])
  await until(
    id,
    (event) =>
      event.threadId === use.threadId && event.type === 'session.thread_status_idle' && event.seq > waiting.seq,
  )
  expect(use.threadId).toBe(await child())
  expect((await cloud?.store.sessions.get(id))?.status).toBe('running')
})

it.each([
  ['all threads', false],
  ['one thread', true],
])('interrupts %s', async (_, one) => {
  const { runtime, id, until, child, threads, own } = await coordinating(
    {
      boss: [says(start('researcher'), start('careful')), says('I wait.')],
      research: [says({ call: 'Bash' })],
      careful: [says({ call: 'Read' })],
    },
    () => never,
  )
  await runtime.submit(id, [userSays('go')])
  await until(id, ({ type, payload }) => type === 'agent.tool_use' && payload.name === 'Bash')
  await until(
    id,
    ({ type, threadId, payload }) =>
      type === 'session.thread_status_idle' && payload.agent_name === 'careful' && threadId !== '',
  )
  await until(id, ({ type, payload }) => type === 'session.thread_status_idle' && payload.agent_name === 'boss')
  const childId = await child()
  const event: ClientEvent = { type: 'user.interrupt', payload: one ? { session_thread_id: childId } : {} }
  const [stored] = await runtime.submit(id, [event])
  const [primary] = await threads()
  expect(stored?.threadId).toBe(one ? childId : primary?.id)
  expect(toTurnWork(await own(childId)).calls).toEqual([])
  const statuses = (await threads()).slice(1).map(({ stopReason }) => stopReason?.type)
  expect(statuses).toEqual(['cancelled', one ? 'requires_action' : 'cancelled'])
  const session = await cloud?.store.sessions.get(id)
  expect(session?.stopReason?.type).toBe(one ? 'requires_action' : 'cancelled')
})

it('keeps at most 25 threads and has no agent that is not on the roster', async () => {
  const { runtime, id, until, threads, own } = await coordinating({
    boss: [
      says(...Array.from({ length: 25 }, () => start('researcher')), start('nobody')),
      says({ call: 'send_to_agent', input: { thread_id: 'sthr_none', message: 'hi' } }),
      says('I wait.'),
    ],
    research: [says('Done.')],
  })
  await runtime.submit(id, [userSays('go')])
  await until(id, isEnd)
  const [primary, ...children] = await threads()
  expect(children).toHaveLength(24)
  const results = (await own(primary?.id ?? '')).filter(
    ({ type, payload }) => type === 'agent.tool_result' && payload.is_error,
  )
  expect(results).toHaveLength(3)
})

it('archives a child for good', async () => {
  const { runtime, id, until, child, threads, shown } = await coordinating({
    boss: [says(start('careful')), says('I wait.')],
    careful: [says({ call: 'Bash' })],
  })
  await runtime.submit(id, [userSays('go')])
  await until(id, isEnd)
  const childId = await child()
  await runtime.archiveThread(id, childId)
  await runtime.archiveThread(id, childId)
  expect((await threads())[1]).toMatchObject({ status: 'terminated', archivedAt: expect.any(String) })
  expect(types(await shown()).slice(-4)).toEqual([
    'agent.tool_result',
    'session.usage',
    'session.thread_status_terminated',
    'session.status_idle',
  ])
  const payload = { session_thread_id: childId }
  await expect(runtime.submit(id, [{ type: 'user.interrupt', payload }])).rejects.toMatchObject({ status: 409 })
})

it('closes every thread after a crash', async () => {
  const { runtime, id, until, restart, threads, own, store } = await coordinating(
    {
      boss: [says(start('researcher'), start('researcher'), start('careful')), says('I wait.')],
      research: [says({ call: 'Bash' })],
      careful: [says({ call: 'Read' })],
    },
    () => never,
  )
  await runtime.submit(id, [userSays('go')])
  await until(id, ({ type, payload }) => type === 'session.thread_status_idle' && payload.agent_name === 'careful')
  await until(id, ({ type, payload }) => type === 'session.thread_status_idle' && payload.agent_name === 'boss')
  await restart().recover() // As after a kill: the first runtime wrote no end.
  for (const thread of await threads()) {
    expect(toTurnWork(await own(thread.id))).toMatchObject({ calls: [], spans: [] })
    expect(thread.status).toBe('idle')
  }
  expect(await store.sessions.get(id)).toMatchObject({ status: 'idle', stopReason: { type: 'retries_exhausted' } })
})
