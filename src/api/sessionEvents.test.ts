import { afterEach, describe, expect, it, vi } from 'vitest'
import { listNewestEvents, listSessionEvents, sendSessionEvents } from './sessionEvents.ts'

const ref = { workspace: 'local', id: 'sess_1' }

/** Answers requests in turn and remembers them. */
function answering(...answers: (string | Response)[]) {
  const requests: { url: URL; method: string | undefined; body: unknown }[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null
    requests.push({ url: new URL(path, 'http://local.test'), method: init.method, body })
    const answer = answers.shift() ?? '{"data":[],"has_more":false}'
    return typeof answer === 'string' ? new Response(answer) : answer
  })
  return requests
}

afterEach(() => vi.unstubAllGlobals())

const event = (id: string, extra = '') => `{"id":"${id}","type":"agent.message","content":[]${extra}}`
const idsOf = (page: { events: { event: { id: string } }[] }) => page.events.map((received) => received.event.id)

describe('listing events', () => {
  it('keeps each event’s JSON as it came', async () => {
    const raw = event('evt_1', ', "n": 90071992547409931 ')
    answering(`{"data":[${raw}],"has_more":false}`)
    const page = await listSessionEvents(ref)
    expect(page.events[0]?.rawJson).toBe(raw)
    expect(page.next).toBeNull()
  })

  it('goes on with next_page where there is one', async () => {
    const requests = answering(`{"data":[${event('a')}],"has_more":true,"last_id":"a","next_page":"opaque"}`)
    const { next } = await listSessionEvents(ref, { limit: 1 })
    await listSessionEvents(ref, { limit: 1, cursor: next })
    expect(requests[1]?.url.search).toBe('?limit=1&page=opaque')
  })

  it('goes on behind the last id otherwise, and stops when the cursor stays where it is', async () => {
    answering(
      `{"data":[${event('a')}],"has_more":true,"last_id":"a"}`,
      `{"data":[${event('a')}],"has_more":true,"last_id":"a"}`,
    )
    const { next } = await listSessionEvents(ref)
    expect(next).toEqual({ after_id: 'a' })
    expect((await listSessionEvents(ref, { cursor: next })).next).toBeNull()
  })

  it('hands a page of the newest events out oldest first', async () => {
    const requests = answering(`{"data":[${event('b')},${event('a')}],"has_more":true,"last_id":"a"}`)
    const page = await listNewestEvents(ref)
    expect(idsOf(page)).toEqual(['a', 'b'])
    expect(page.next).toEqual({ after_id: 'a' })
    expect(requests[0]?.url.searchParams.get('order')).toBe('desc')
  })

  it('reads all of a session whose server cannot list backwards', async () => {
    const refusal = Response.json({ error: { type: 'invalid_request_error', message: 'order' } }, { status: 400 })
    answering(
      refusal,
      `{"data":[${event('a')}],"has_more":true,"last_id":"a"}`,
      `{"data":[${event('b')}],"has_more":false}`,
    )
    const page = await listNewestEvents(ref)
    expect(idsOf(page)).toEqual(['a', 'b'])
    expect(page.next).toBeNull()
  })

  it('reads an empty answer of any shape as an empty page', async () => {
    answering('{"data":[],"first_id":null,"last_id":null,"next_page":null,"has_more":false}', '', '{"data":"no"}')
    for (let time = 0; time < 3; time += 1) expect(await listSessionEvents(ref)).toEqual({ events: [], next: null })
  })

  it('says what the server refused', async () => {
    answering(Response.json({ error: { type: 'not_found_error', message: 'No such session.' } }, { status: 404 }))
    await expect(listSessionEvents(ref)).rejects.toMatchObject({ status: 404, message: 'No such session.' })
  })
})

describe('sending events', () => {
  it('writes the API’s words and reads back what was taken', async () => {
    const requests = answering(`{"data":[${event('evt_u')}]}`)
    const taken = await sendSessionEvents(ref, [
      { type: 'user.message', text: 'Go on.' },
      { type: 'user.tool_confirmation', toolUseId: 't', result: 'deny', denyMessage: 'No.' },
      { type: 'user.tool_confirmation', toolUseId: 't', result: 'allow' },
      { type: 'user.custom_tool_result', toolUseId: 'c', text: '12' },
      { type: 'user.tool_result', toolUseId: 'd', text: '', isError: true },
      { type: 'user.interrupt' },
    ])
    expect(requests[0]).toMatchObject({ method: 'POST' })
    expect(requests[0]?.body).toEqual({
      events: [
        { type: 'user.message', content: [{ type: 'text', text: 'Go on.' }] },
        { type: 'user.tool_confirmation', tool_use_id: 't', result: 'deny', deny_message: 'No.' },
        { type: 'user.tool_confirmation', tool_use_id: 't', result: 'allow' },
        {
          type: 'user.custom_tool_result',
          custom_tool_use_id: 'c',
          content: [{ type: 'text', text: '12' }],
          is_error: false,
        },
        { type: 'user.tool_result', tool_use_id: 'd', content: [], is_error: true },
        { type: 'user.interrupt' },
      ],
    })
    expect(taken.map((one) => one.rawJson)).toEqual([event('evt_u')])
  })

  it('names the thread an answer belongs to', async () => {
    const requests = answering('{"data":[]}')
    await sendSessionEvents(ref, [
      { type: 'user.tool_confirmation', toolUseId: 't', result: 'allow', threadId: 'sthr_c' },
      { type: 'user.custom_tool_result', toolUseId: 'c', text: '', threadId: null },
    ])
    expect(requests[0]?.body).toEqual({
      events: [
        { type: 'user.tool_confirmation', tool_use_id: 't', result: 'allow', session_thread_id: 'sthr_c' },
        { type: 'user.custom_tool_result', custom_tool_use_id: 'c', content: [], is_error: false },
      ],
    })
  })

  it('is content with an answer that says nothing', async () => {
    answering('')
    expect(await sendSessionEvents(ref, [{ type: 'user.interrupt' }])).toEqual([])
  })
})
