import { beforeEach, describe, expect, it } from 'vitest'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

const text = (words: string) => ({ type: 'text', text: words })
const message = { type: 'user.message', content: [text('Count the rows.')] }

describe.each(profiles)('events in the form of %s', (profile) => {
  let api: TestApi
  let id: string
  beforeEach(async () => {
    api = await openTestApi(profile)
    id = (await api.createSession()).id
  })

  const send = (...events: unknown[]) => api.call('POST', `/sessions/${id}/events`, { events })
  const list = async (query = '') => (await api.call('GET', `/sessions/${id}/events${query}`)).body
  const invalid = (fields: object) => ({ status: 400, body: { error: { type: 'invalid_request_error', ...fields } } })

  it('accepts a message and answers with what it became', async () => {
    const { status, body } = await send(message)
    expect(status).toBe(profile === '2026-05' ? 202 : 200)
    expect(body.data).toMatchObject([message])
    const [event] = body.data
    expect(event.id).toMatch(/^evt_[0-9a-f]{32}$/)
    const bookkeeping = profile === '2026-05' ? ['created_at', 'schema_version', 'session_id', 'turn_id'] : []
    expect(Object.keys(event).sort()).toEqual(['content', 'id', 'processed_at', 'type', ...bookkeeping].sort())
    if (profile === '2026-05')
      expect(event).toMatchObject({ session_id: id, schema_version: '1.0', created_at: event.processed_at })
    expect((await list()).data[0]).toEqual(event)
  })

  it('refuses a message while a turn runs', async () => {
    await send(message)
    expect(await send(message)).toMatchObject({ status: 409, body: { error: { type: 'conflict_error' } } })
  })

  it('refuses events of an archived session, and knows no other', async () => {
    await api.call('POST', `/sessions/${id}/archive`)
    expect((await send(message)).status).toBe(409)
    expect(await api.call('POST', '/sessions/sess_x/events', { events: [message] })).toMatchObject({
      status: 404,
      body: { error: { message: "Session 'sess_x' was not found." } },
    })
  })

  const call = { type: 'user.tool_confirmation', tool_use_id: 'evt_1' }
  it.each([
    ['no events', {}, { param: 'events', message: "Field 'events' is required." }],
    ['an event on its own', message, { param: 'events' }],
    ['no event at all', { events: [] }, { param: 'events', message: 'events must not be empty' }],
    ['an event that is text', { events: ['hi'] }, { param: 'events.0' }],
    ['an event without type', { events: [{}] }, { param: 'events.0.type' }],
    ['an agent event', { events: [{ type: 'agent.message', content: [] }] }, { param: 'events.0.type' }],
    ['a session event', { events: [{ type: 'session.status_idle' }] }, { param: 'events.0.type' }],
    ['a span', { events: [{ type: 'span.model_request_start' }] }, { param: 'events.0.type' }],
    ['a message without content', { events: [{ type: 'user.message' }] }, { param: 'events.0.content' }],
    ['content as text', { events: [{ ...message, content: 'hi' }] }, { param: 'events.0.content' }],
    ['empty content', { events: [{ ...message, content: [] }] }, { param: 'events.0.content' }],
    [
      'a block of unknown type',
      { events: [{ ...message, content: [{ type: 'video' }] }] },
      { param: 'events.0.content.0.type' },
    ],
    ['a redacted block', { events: [{ ...message, content: [{ type: 'redacted' }] }] }, {}],
    [
      'a text block without text',
      { events: [{ ...message, content: [{ type: 'text' }] }] },
      { param: 'events.0.content.0.text' },
    ],
    ['an id of its own', { events: [{ ...message, id: 'evt_1' }] }, { param: 'events.0.id' }],
    [
      'a confirmation of nothing',
      { events: [{ ...call, tool_use_id: undefined, result: 'allow' }] },
      { param: 'events.0.tool_use_id' },
    ],
    ['a confirmation without result', { events: [call] }, { param: 'events.0.result' }],
    ['an unknown result', { events: [{ ...call, result: 'maybe' }] }, { param: 'events.0.result' }],
    [
      'a reason for allowing',
      { events: [{ ...call, result: 'allow', deny_message: 'no' }] },
      { param: 'events.0.deny_message' },
    ],
    [
      'a custom result of nothing',
      { events: [{ type: 'user.custom_tool_result' }] },
      { param: 'events.0.custom_tool_use_id' },
    ],
    ['a tool result on a cloud environment', { events: [{ type: 'user.tool_result', tool_use_id: 'evt_1' }] }, {}],
    [
      'an outcome without a rubric',
      { events: [{ type: 'user.define_outcome', description: 'd' }] },
      { param: 'events.0.rubric' },
    ],
    [
      'an outcome with a field nobody knows',
      {
        events: [{ type: 'user.define_outcome', description: 'd', rubric: { type: 'text', content: 'r' }, budget: 1 }],
      },
      {},
    ],
    ['a system message alone', { events: [{ type: 'system.message', content: [text('a')] }] }, { param: 'events.0' }],
    [
      'a system message that is not last',
      { events: [message, { type: 'system.message', content: [text('a')] }, message] },
      {},
    ],
    [
      'two system messages',
      { events: [message, ...Array(2).fill({ type: 'system.message', content: [text('a')] })] },
      {},
    ],
    [
      'a system message with an image',
      { events: [message, { type: 'system.message', content: [{ type: 'image' }] }] },
      {},
    ],
  ])('refuses %s', async (_, body, error) => {
    expect(await api.call('POST', `/sessions/${id}/events`, body)).toMatchObject(invalid(error))
    expect((await list()).data).toEqual([])
  })

  it('takes an interrupt for its own thread only', async () => {
    const { data } = (await api.call('GET', `/sessions/${id}/threads`)).body
    const interrupt = (thread: string) => send({ type: 'user.interrupt', session_thread_id: thread })
    expect((await interrupt('sthr_other')).status).toBe(404)
    expect((await interrupt(data[0].id)).body.data).toMatchObject([{ session_thread_id: data[0].id }])
  })

  it('reads the older spellings of confirmations and custom results', async () => {
    const accepted = await send(
      { ...call, decision: 'approve' },
      { type: 'user.tool_confirmation', tool_use_id: 'evt_2', decision: 'deny', deny_message: 'No.' },
      { type: 'user.custom_tool_result', tool_use_id: 'evt_3', content: [text('12')], is_error: false },
    )
    expect(accepted.body.data).toMatchObject([
      { tool_use_id: 'evt_1', result: 'allow' },
      { tool_use_id: 'evt_2', result: 'deny', deny_message: 'No.' },
      { custom_tool_use_id: 'evt_3', content: [text('12')], is_error: false },
    ])
    expect(accepted.body.data[0]).not.toHaveProperty('decision')
  })

  it('takes images, documents and a system message behind a message', async () => {
    const content = [
      text('Look.'),
      { type: 'image', source: { type: 'url', url: 'https://example.test/a.png' } },
      { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'a' }, title: 'A' },
    ]
    const system = { type: 'system.message', content: [text('In French.')] }
    expect((await send({ type: 'user.message', content }, system)).body.data).toMatchObject([{ content }, system])
  })

  it('lists oldest first, by type, by time and from a cursor', async () => {
    const place = { turnId: 'turn_1', threadId: 'sthr_1' }
    await api.store.events.append(
      id,
      [1, 2, 3, 4].map((n) => ({ type: `agent.kind${n}`, payload: { n }, ...place })),
    )
    const types = (page: { data: { type: string }[] }) => page.data.map(({ type }) => type.slice(-1)).join('')
    const first = await list('?limit=2')
    expect([types(first), first.has_more, first.next_page]).toEqual(['12', true, first.last_id])
    expect(types(await list(`?limit=2&page=${first.next_page}`))).toBe('34')
    expect(types(await list(`?after_id=${first.first_id}&limit=2`))).toBe('23')
    expect(types(await list('?order=desc&limit=3'))).toBe('432')
    expect(types(await list(`?before_id=${first.last_id}`))).toBe('1')
    expect(types(await list('?types=agent.kind1,agent.kind3&types[]=agent.kind4&types[]=none'))).toBe('134')
    expect(types(await list(`?created_at[gte]=${first.data[1].processed_at}`))).toBe('234')
    expect(await list('?types=none')).toEqual({
      data: [],
      first_id: null,
      last_id: null,
      has_more: false,
      next_page: null,
    })
  })

  it.each([
    ['limit=101', 'limit'],
    [`after_id=evt_${'0'.repeat(32)}`, 'after_id'],
    [`before_id=evt_${'0'.repeat(32)}`, 'before_id'],
    ['after_id=evt_x&before_id=evt_x', 'before_id'],
    ['created_at[lt]=1', 'created_at[lt]'],
  ])('refuses the query %s', async (query, param) => {
    expect(await list(`?${query}`)).toMatchObject({ error: { type: 'invalid_request_error', param } })
  })
})
