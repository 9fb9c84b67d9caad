import { describe, expect, it } from 'vitest'
import type { NewEvent, StoredEvent } from '../canonical.ts'
import { Problem } from '../problem.ts'
import { anAgent, anEnvironment, aSession } from '../store/testRecords.ts'
import { createProfile } from './createProfile.ts'

const may = createProfile('2026-05')
const august = createProfile('2026-08')

function stored(type: string, payload: NewEvent['payload'], turnId: string | null = 'turn_1'): StoredEvent {
  const place = { id: 'evt_1', sessionId: 'sess_1', threadId: 'sthr_1', turnId, seq: 1 }
  return { type, payload, ...place, processedAt: '2026-09-02T08:00:00.120431Z' }
}

describe('events', () => {
  const august202608 = { id: 'evt_1', processed_at: '2026-09-02T08:00:00.120431Z' }
  const may202605 = {
    ...august202608,
    session_id: 'sess_1',
    turn_id: 'turn_1',
    schema_version: '1.0',
    created_at: '2026-09-02T08:00:00.120431Z',
  }

  it.each([
    ['session.status_running', {}, { status: 'running' }, {}],
    ['session.status_rescheduled', {}, { status: 'rescheduled' }, {}],
    ['session.status_terminated', {}, { status: 'terminated' }, {}],
    [
      'session.status_idle',
      { stop_reason: { type: 'end_turn' } },
      { status: 'idle', stop_reason: { type: 'end_turn' } },
      { stop_reason: { type: 'end_turn' } },
    ],
    ['agent.thinking', { content: 'Hm.' }, { content: 'Hm.' }, {}],
    [
      'agent.tool_result',
      { tool_use_id: 'evt_0', content: [{ type: 'text', text: 'a' }, { type: 'image' }, { type: 'text', text: 'b' }] },
      { output: 'a\nb', tool_use_id: 'evt_0' },
      { tool_use_id: 'evt_0' },
    ],
    [
      'span.model_request_end',
      { is_error: false, model_usage: { input_tokens: 7 } },
      { is_error: false, model_usage: { input_tokens: 7 } },
      { is_error: false },
    ],
  ])('writes %s as each form has it', (type, payload, inMay, inAugust) => {
    const event = stored(type, payload)
    const content = 'content' in payload && Array.isArray(payload.content) ? { content: payload.content } : {}
    expect(may.event(event)).toEqual({ type, ...may202605, ...content, ...inMay })
    expect(august.event(event)).toEqual({ type, ...august202608, ...content, ...inAugust })
  })

  it('has no turn to name for an event outside of one', () => {
    expect(may.event(stored('session.updated', {}, null))).not.toHaveProperty('turn_id')
  })
})

it.each([
  ['idle', 'idle', 'idle'],
  ['running', 'processing', 'running'],
  ['rescheduling', 'processing', 'rescheduling'],
  ['cancelled', 'cancelled', 'idle'],
  ['terminated', 'cancelled', 'terminated'],
] as const)('calls a session that is %s by the name of each form', (status, inMay, inAugust) => {
  const session = aSession({ status })
  expect([may.session(session).status, august.session(session).status]).toEqual([inMay, inAugust])
  expect(may.statuses(inMay)).toContain(status)
  expect(august.statuses(inAugust)).toContain(status)
  expect([may.statuses('asleep'), august.statuses('toString')]).toEqual([[], []])
})

it('counts tokens in May and invents no credits in August', () => {
  const usage = { inputTokens: 1, outputTokens: 2, cacheReadInputTokens: 3, cacheCreationInputTokens: 4 }
  expect(may.session(aSession({ usage })).usage).toEqual({
    input_tokens: 1,
    output_tokens: 2,
    cache_read_input_tokens: 3,
    cache_creation: { ephemeral_5m_input_tokens: 4, ephemeral_1h_input_tokens: 0 },
  })
  expect(august.session(aSession({ usage })).usage).toEqual({})
})

it('shows in August which context window a model works with', () => {
  const agent = anAgent({ model: { id: 'ultimate', effort: 'high', context_window: 400_000 } })
  expect(august.session(aSession({ agent })).agent).toMatchObject({
    model: { id: 'ultimate', effort: 'high', effective_context_window: 400_000 },
  })
  expect(may.session(aSession({ agent })).agent).toMatchObject({ model: agent.model })
})

it('gives an environment a status in May only', () => {
  const archived = anEnvironment({ archivedAt: '2026-09-02T08:00:00.120431Z' })
  expect([may.environment(anEnvironment()).status, may.environment(archived).status]).toEqual(['ready', 'archived'])
  expect(august.environment(archived)).not.toHaveProperty('status')
})

it('names the request of an error in August only', () => {
  const problem = new Problem(400, 'invalid_request_error', 'No.', 'name')
  const error = { type: 'invalid_request_error', message: 'No.', param: 'name' }
  expect(may.problem(problem, 'req_1')).toEqual({ error, type: 'error' })
  expect(august.problem(problem, 'req_1')).toEqual({ type: 'error', request_id: 'req_1', error })
})

it('opens a turn with the input in May and with the status in August', () => {
  const [input, status] = ['user.message', 'session.status_running'].map((type) => stored(type, {}))
  const order = (profile: typeof may) =>
    profile.openTurn(input ? [input] : [], status ? [status] : []).map(({ type }) => type)
  expect([order(may), order(august)]).toEqual([
    ['user.message', 'session.status_running'],
    ['session.status_running', 'user.message'],
  ])
})

it('shows previews alike, and nothing of a dropped event', () => {
  for (const { preview } of [may, august]) {
    expect(preview({ type: 'event_start', event: { id: 'evt_1', type: 'agent.message' }, afterSeq: 3 })).toEqual({
      type: 'event_start',
      event: { id: 'evt_1', type: 'agent.message' },
    })
    expect(preview({ type: 'event_dropped', eventId: 'evt_1' })).toBeNull()
  }
})
