import fc, { type Scheduler } from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { JsonObject, StoredEvent } from '../canonical.ts'
import type { ModelPart, ModelRequest } from '../model/model.ts'
import { Problem } from '../problem.ts'
import { anAgent } from '../store/testRecords.ts'
import { allTools, createTestCloud, isIdle, says, type TestCloud, userSays } from './testCloud.ts'
import { toTurnWork } from './turnWork.ts'

/** What a child does with one request to its model. */
type Step = 'run' | 'ask' | 'custom' | 'report' | 'both'
interface Plan {
  children: Step[][]
  /** What the person says to each question, in turn. */
  verdicts: boolean[]
  /** Which child is stopped by the person, if any. */
  stopped: number | null
}

const plans = fc.record<Plan>({
  children: fc.array(fc.array(fc.constantFrom<Step>('run', 'ask', 'custom', 'report', 'both'), { maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  }),
  verdicts: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  stopped: fc.option(fc.nat({ max: 2 }), { freq: 3 }),
})

let cloud: TestCloud
let play: { order: Scheduler; plan: Plan; name: string }
let count = 0

beforeAll(async () => {
  cloud = await createTestCloud({
    answers: [(request, signal) => answer(request, signal)],
    run: async (tool) => {
      await play.order.schedule(Promise.resolve(), `the sandbox runs ${tool}`)
      return { content: [{ type: 'text', text: tool }], isError: false }
    },
  })
})
afterAll(() => cloud.remove())

/** Each piece of an answer comes when the order of this run lets it. */
async function* answer({ system, messages }: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPart> {
  const { order, plan, name } = play
  const said = messages.filter(({ role }) => role === 'assistant').length
  const index = Number(system.split(' ').at(-1))
  const parts = system === name ? boss(plan, name, said) : child(plan.children[index]?.[said])
  for await (const part of says(...parts)()) {
    await order.schedule(Promise.resolve(), `${system} answers with ${part.type}`)
    signal.throwIfAborted()
    yield part
  }
}

type Parts = Parameters<typeof says>

const boss = ({ children }: Plan, name: string, said: number): Parts =>
  said > 0
    ? ['I wait.']
    : children.map((_, index) => ({ call: 'create_agent', input: { agent: `${name} ${index}`, message: 'Go.' } }))

function child(step: Step | undefined): Parts {
  const calls: Record<Step, Parts> = {
    run: [{ call: 'Bash' }],
    ask: [{ call: 'Write' }],
    custom: [{ call: 'look_up' }],
    report: [{ call: 'send_to_parent', input: { message: 'So far.' } }],
    both: [{ call: 'Write' }, { call: 'look_up' }, { call: 'Bash' }],
  }
  return step ? calls[step] : ['Done.']
}

const childTools: JsonObject[] = [
  { ...allTools[0], configs: [{ name: 'Write', permission_policy: { type: 'always_ask' } }] },
  { type: 'custom', name: 'look_up', description: '', input_schema: { type: 'object' } },
]

async function createSession({ children }: Plan, name: string): Promise<string> {
  const agents = children.map((_, index) =>
    anAgent({ name: `${name} ${index}`, system: `${name} ${index}`, tools: childTools }),
  )
  for (const agent of agents) await cloud.store.agents.create(agent)
  const roster = agents.map(({ id, version }) => ({ type: 'agent', id, version }))
  return cloud.createSession({ name, system: name, multiagent: { type: 'coordinator', agents: roster } })
}

/** A person who answers every question, each with a wrong thread first, and stops a child, all at any moment. */
function bePerson(id: string, { order, plan }: typeof play): { done(): Promise<unknown> } {
  const sent: Promise<unknown>[] = []
  let asked = 0
  let started = 0
  const soon = (what: string, send: () => Promise<unknown>) =>
    sent.push(order.schedule(Promise.resolve(), what).then(send).catch(onlyRefused))
  cloud.store.events.subscribe(id, (event) => {
    if (!('seq' in event)) return
    const { type, payload, threadId } = event
    if (type === 'session.thread_created' && started++ === plan.stopped) {
      const interrupt = { type: 'user.interrupt', payload: { session_thread_id: String(payload.session_thread_id) } }
      soon('the person stops a child', () => cloud.runtime.submit(id, [interrupt]))
    }
    const isCustom = type === 'agent.custom_tool_use'
    if (!isCustom && (type !== 'agent.tool_use' || payload.evaluated_permission !== 'ask')) return
    const verdict = plan.verdicts[asked++ % plan.verdicts.length] ? 'allow' : 'deny'
    const reply = isCustom
      ? { type: 'user.custom_tool_result', payload: { custom_tool_use_id: event.id, content: [] } }
      : { type: 'user.tool_confirmation', payload: { tool_use_id: event.id, result: verdict } }
    const to = (session_thread_id: string) => ({ ...reply, payload: { ...reply.payload, session_thread_id } })
    soon('the person answers', async () => {
      await expect(cloud.runtime.submit(id, [to('sthr_other')])).rejects.toBeInstanceOf(Problem)
      await cloud.runtime.submit(id, [to(threadId)])
    })
  })
  return { done: () => Promise.all(sent) }
}

/** The child may be stopped, or the question closed by that, before the person comes to it. */
function onlyRefused(error: unknown) {
  expect(error).toMatchObject({ status: expect.toSatisfy((status) => status === 400 || status === 409) })
}

const isDone = (event: StoredEvent) =>
  isIdle(event) && JSON.stringify(event.payload.stop_reason).includes('requires_action') === false

it('keeps its threads consistent in whatever order they come to work', async () => {
  const property = fc.asyncProperty(fc.scheduler(), plans, async (order, plan) => {
    count += 1
    play = { order, plan, name: `run ${count}` }
    const id = await createSession(plan, play.name)
    const person = bePerson(id, play)
    const over = cloud.until(id, isDone).then(() => person.done())
    await cloud.runtime.submit(id, [userSays('go')])
    await order.waitFor(over)
    await checkSession(id, plan)
  })
  await fc.assert(property, { numRuns: 20 })
}, 60_000)

async function checkSession(id: string, plan: Plan) {
  const events = await cloud.events(id)
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  const threads = (await cloud.store.threads.list(id, { limit: 100 })).items
  expect(threads).toHaveLength(plan.children.length + 1)
  for (const thread of threads) {
    const own = events.filter(({ threadId }) => threadId === thread.id)
    const listed = await cloud.store.events.list(id, { limit: 1000, created: {}, threadId: thread.id })
    expect(listed.items.map((event) => event.id)).toEqual(own.map((event) => event.id))
    expect(toTurnWork(own)).toMatchObject({ calls: [], spans: [] })
    checkCalls(own)
    expect(thread.status).toBe('idle')
  }
  checkLetters(events)
  checkStatuses(events)
  expect(await cloud.store.sessions.get(id)).toMatchObject({ status: 'idle' })
}

/** Every call has one result, and every answer stands in the thread of its call: both lie in the same log. */
function checkCalls(own: StoredEvent[]) {
  const uses = own.filter(({ type }) => type.endsWith('tool_use')).map(({ id }) => id)
  const named = (types: string[]) =>
    own
      .filter(({ type }) => types.includes(type))
      .map(({ payload }) => String(payload.custom_tool_use_id ?? payload.tool_use_id))
  expect(named(['agent.tool_result', 'user.custom_tool_result']).toSorted()).toEqual(uses.toSorted())
  const confirmed = named(['user.tool_confirmation'])
  expect(confirmed.filter((use) => !uses.includes(use))).toEqual([])
  expect(new Set(confirmed).size).toBe(confirmed.length)
}

/** What one thread sent, another received. */
function checkLetters(events: StoredEvent[]) {
  const sent = events.filter(({ type }) => type === 'agent.thread_message_sent')
  const received = events.filter(({ type }) => type === 'agent.thread_message_received')
  const route = (from: unknown, to: unknown, { payload }: StoredEvent) => JSON.stringify([from, to, payload.content])
  expect(received.map((event) => route(event.payload.from_session_thread_id, event.threadId, event))).toEqual(
    sent.map((event) => route(event.threadId, event.payload.to_session_thread_id, event)),
  )
}

/** The session works exactly while one of its threads does, as its log tells it. */
function checkStatuses(events: StoredEvent[]) {
  const working = new Set<string>()
  let isSessionWorking = false
  for (const { type, payload } of events) {
    const [, kind, status] = /^session\.(status|thread_status)_(\w+)$/.exec(type) ?? []
    const isWorking = status === 'running' || status === 'rescheduled'
    if (kind === 'status') {
      if (!isWorking) expect([...working]).toEqual([])
      isSessionWorking = isWorking
    } else if (kind === 'thread_status') {
      if (isWorking) expect(isSessionWorking).toBe(true)
      if (isWorking) working.add(String(payload.session_thread_id))
      else working.delete(String(payload.session_thread_id))
    }
  }
  expect([isSessionWorking, working.size]).toEqual([false, 0])
}
