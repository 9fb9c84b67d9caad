import { afterEach, expect, it } from 'vitest'
import { textOf } from '../model/contentBlocks.ts'
import type { ModelPart, ModelRequest } from '../model/model.ts'
import { ModelError } from '../model/model.ts'
import type { ClientEvent } from './runtime.ts'
import { createTestCloud, isIdle, says, type TestCloud, userSays } from './testCloud.ts'

let cloud: TestCloud | undefined
afterEach(async () => {
  await cloud?.remove()
  cloud = undefined
})

type Answer = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelPart>

const isGrader = ({ tools }: ModelRequest) => tools.some(({ name }) => name === 'submit_evaluation')
const verdict = (result: string, explanation = 'Because.') =>
  says({ call: 'submit_evaluation', input: { result, explanation } })

const define = (maxIterations = 3): ClientEvent => ({
  type: 'user.define_outcome',
  payload: {
    outcome_id: 'outc_1',
    description: 'Write the report.',
    rubric: { type: 'text', content: 'Has a secret section.' },
    max_iterations: maxIterations,
  },
})

/** A session whose agent and grader answer from lists of their own; the last answer of each repeats. */
async function working(work: Answer[], grades: Answer[]) {
  let worked = 0
  let graded = 0
  const answer: Answer = (request, signal) => {
    const [list, count] = isGrader(request) ? [grades, graded++] : [work, worked++]
    const found = list[Math.min(count, list.length - 1)]
    if (!found) throw new Error('The test has no answer.')
    return found(request, signal)
  }
  const opened = await createTestCloud({ answers: [answer] })
  cloud = opened
  const id = await opened.createSession()
  const evaluation = async () => (await opened.store.sessions.get(id))?.outcomeEvaluations.at(-1)
  return { ...opened, id, evaluation }
}

const judged = (types: string[]) => types.filter((type) => type.startsWith('span.outcome'))

it('sends the work back until it meets the rubric, and closes with a message', async () => {
  const { runtime, id, until, types, requests, evaluation, events } = await working(
    [says('First.'), says('Second.'), says('It is there now.')],
    [verdict('needs_revision', 'The secret section is missing.'), verdict('satisfied')],
  )
  const [defined] = await runtime.submit(id, [define()])
  expect(defined).toMatchObject({ type: 'user.define_outcome', payload: { outcome_id: 'outc_1' } })
  await until(id, isIdle)
  expect((await types(id)).filter((type) => /^agent|^span.outcome|status_idle/.test(type))).toEqual([
    'agent.message',
    'span.outcome_evaluation_start',
    'span.outcome_evaluation_end',
    'agent.message',
    'span.outcome_evaluation_start',
    'span.outcome_evaluation_end',
    'agent.message',
    'session.thread_status_idle',
    'session.status_idle',
  ])
  const ends = (await events(id)).filter(({ type }) => type === 'span.outcome_evaluation_end')
  expect(ends.map(({ payload }) => [payload.iteration, payload.result])).toEqual([
    [0, 'needs_revision'],
    [1, 'satisfied'],
  ])
  expect(await evaluation()).toMatchObject({
    outcomeId: 'outc_1',
    iteration: 1,
    result: 'satisfied',
    completedAt: expect.any(String),
  })

  const text = (request: ModelRequest | undefined) => JSON.stringify(request?.messages)
  const workers = requests.filter((request) => !isGrader(request))
  const graders = requests.filter(isGrader)
  expect(text(workers[0])).toContain('Write the report.')
  expect(text(workers[0])).not.toContain('secret')
  expect(text(graders[0])).toContain('Has a secret section.')
  expect(text(graders[0])).not.toContain('Write the report.')
  expect(text(graders[1])).toContain('Second.')
  const told = workers[1]?.messages.at(-1)
  expect(told?.role === 'user' && textOf(told.content)).toContain('The secret section is missing.')
})

it('gives up after the last iteration', async () => {
  const { runtime, id, until, types, evaluation } = await working([says('Work.')], [verdict('needs_revision')])
  await runtime.submit(id, [define(2)])
  await until(id, isIdle)
  expect(judged(await types(id))).toHaveLength(4)
  expect(await evaluation()).toMatchObject({ result: 'max_iterations_reached', iteration: 1, explanation: 'Because.' })
})

it.each<[string, Answer]>([
  ['says neither', says('Nice weather.')],
  [
    'cannot be reached',
    // biome-ignore lint/correctness/useYield: the failure comes before the first piece
    async function* refused() {
      throw new ModelError('billing_error', 'No credit is left.', false)
    },
  ],
])('fails when the grader %s', async (_, grade) => {
  const { runtime, id, until, evaluation } = await working([says('Work.')], [grade])
  await runtime.submit(id, [define()])
  await until(id, isIdle)
  expect(await evaluation()).toMatchObject({ result: 'failed' })
})

const never: Answer = async function* () {
  yield { type: 'thinking', text: '…' }
  await new Promise(() => undefined)
}

it.each<[string, Answer[], Answer[], string, number]>([
  ['at work', [never], [verdict('satisfied')], 'span.model_request_start', 0],
  ['being judged', [says('Work.')], [never], 'span.outcome_evaluation_start', 2],
])('is interrupted while it is %s', async (_, work, grades, moment, spans) => {
  const { runtime, id, until, types, evaluation, events } = await working(work, grades)
  await runtime.submit(id, [define()])
  await until(id, ({ type }) => type === moment)
  await expect(runtime.submit(id, [define()])).rejects.toMatchObject({ status: 409 })
  await runtime.submit(id, [{ type: 'user.interrupt', payload: {} }])
  expect(judged(await types(id))).toHaveLength(spans)
  const end = (await events(id)).find(({ type }) => type === 'span.outcome_evaluation_end')
  if (spans > 0) expect(end?.payload).toMatchObject({ result: 'interrupted' })
  expect(await evaluation()).toMatchObject({ result: 'interrupted', completedAt: expect.any(String) })
  expect((await events(id)).at(-1)?.payload).toEqual({ stop_reason: { type: 'cancelled' } })
})

it('takes another outcome, or a message, once the last one is over', async () => {
  const { runtime, id, until, types, events } = await working([says('Work.')], [verdict('satisfied')])
  await runtime.submit(id, [define()])
  const first = await until(id, isIdle)
  await runtime.submit(id, [userSays('thanks')])
  const second = await until(id, (event) => isIdle(event) && event.seq > first.seq)
  expect(judged(await types(id))).toHaveLength(2)
  const again = define()
  await runtime.submit(id, [{ ...again, payload: { ...again.payload, outcome_id: 'outc_2' } }])
  await until(id, (event) => isIdle(event) && event.seq > second.seq)
  expect(judged(await types(id))).toHaveLength(4)
  expect((await cloud?.store.sessions.get(id))?.outcomeEvaluations.map(({ result }) => result)).toEqual([
    'satisfied',
    'satisfied',
  ])
  expect((await events(id)).at(-1)?.type).toBe('session.status_idle')
})

it('is alone in its request', async () => {
  const { runtime, id } = await working([says('Work.')], [verdict('satisfied')])
  await expect(runtime.submit(id, [define(), userSays('hi')])).rejects.toMatchObject({ status: 400 })
  await expect(runtime.submit(id, [userSays('hi'), define()])).rejects.toMatchObject({ status: 400 })
})
