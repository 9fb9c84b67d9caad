import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StreamFrame } from '@/domain/session/events.ts'
import { openSessionStream, type StreamOptions } from './openSessionStream.ts'

const ref = { workspace: 'local', id: 'sess_1' }

const frames = `\uFEFFid: evt_1\r\nevent: agent.message\r\ndata: {"id":"evt_1","type":"agent.message","content":[{"type":"text","text":"ü 漢 🚀"}]}\r\n\r
: heartbeat

event: heartbeat
data: {}

id: evt_2
event: event_start
data: {"event":{"id":"evt_2","type":"agent.message"},"type":"event_start"}

id: evt_2
event: event_delta
data: {"delta":{"content":{"text":"né 🚀","type":"text"},"type":"content_delta"},"event_id":"evt_2","type":"event_delta"}

event: user.message
data: {"type":"user.message",
data: "content":"two lines"}

id: evt_9

event: error
data: {"type":"error","request_id":"r","error":{"type":"api_error","message":"upstream closed"}}

id: evt_10
event: agent.message
data: {"id":"evt_10","type":"agent.message","content":"cut o`

const summary = (frame: StreamFrame): string => {
  switch (frame.kind) {
    case 'event':
      return `${frame.event.type} ${frame.event.hasOwnId ? frame.event.id : '-'} ${frame.rawJson}`
    case 'draft_start':
      return `start ${frame.eventId} ${frame.type}`
    case 'draft_delta':
      return `delta ${frame.eventId} ${frame.index} ${frame.text}`
    case 'cursor':
      return `cursor ${frame.eventId}`
    case 'error':
      return `error ${frame.message}`
    case 'heartbeat':
      return 'heartbeat'
  }
}

const expected = [
  'agent.message evt_1 {"id":"evt_1","type":"agent.message","content":[{"type":"text","text":"ü 漢 🚀"}]}',
  'heartbeat',
  'heartbeat',
  'start evt_2 agent.message',
  'delta evt_2 0 né 🚀',
  'user.message - {"type":"user.message",\n"content":"two lines"}',
  'cursor evt_9',
  'error upstream closed',
]

const streamOf = (...pieces: Uint8Array[]) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece)
        controller.close()
      },
    }),
    { headers: { 'content-type': 'text/event-stream; charset=utf-8' } },
  )

const refusal = (status: number, headers: Record<string, string> = {}) =>
  Response.json(
    { error: { type: 'invalid_request_error', message: `no ${status}` }, type: 'error' },
    { status, headers },
  )

/** Opens a stream over the given answers and collects what it says. */
async function listen(answers: Response[], options: Partial<StreamOptions> = {}) {
  const requests: { url: string; headers: Headers }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    requests.push({ url, headers: new Headers(init.headers) })
    const answer = answers.shift()
    if (!answer) throw new TypeError('fetch failed')
    return answer
  })
  const said: string[] = []
  let bytes = 0
  const error = await openSessionStream(ref, {
    after: null,
    signal: new AbortController().signal,
    onOpen() {},
    onFrame: (frame) => said.push(summary(frame)),
    onBytes() {
      bytes += 1
    },
    ...options,
  }).then(
    () => null,
    (reason: unknown) => reason,
  )
  return { said, error, requests, bytes }
}

// The library expects a browser around it, even where it has nothing to do with it.
beforeEach(() => {
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('document', new EventTarget())
})
afterEach(() => vi.unstubAllGlobals())

describe('a session’s stream', () => {
  it('says the same wherever its bytes are cut, inside a line or a character', async () => {
    const bytes = new TextEncoder().encode(frames)
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const { said } = await listen([streamOf(bytes.slice(0, cut), bytes.slice(cut))])
      expect(said, `cut at byte ${cut}`).toEqual(expected)
    }
  })

  it('says the same byte by byte, and tells of every byte', async () => {
    const bytes = new TextEncoder().encode(frames)
    const heard = await listen([streamOf(...Array.from(bytes, (byte) => new Uint8Array([byte])))])
    expect(heard.said).toEqual(expected)
    expect(heard.bytes).toBe(bytes.length)
  })

  it('never says an unfinished frame, wherever the connection ends', async () => {
    const bytes = new TextEncoder().encode(frames)
    for (let end = 0; end <= bytes.length; end += 7) {
      const { said } = await listen([streamOf(bytes.slice(0, end))])
      expect(expected.slice(0, said.length)).toEqual(said)
    }
  })

  it('asks to resume in both ways, and for the deltas of messages and thoughts', async () => {
    const { requests } = await listen([streamOf()], { after: 'evt_1' })
    const url = new URL(requests[0]?.url ?? '', 'http://local.test')
    expect(url.pathname).toBe('/api/local/v1/cloud/sessions/sess_1/events/stream')
    expect(url.searchParams.get('after_id')).toBe('evt_1')
    expect(url.searchParams.getAll('event_deltas[]')).toEqual(['agent.message', 'agent.thinking'])
    expect(requests[0]?.headers.get('last-event-id')).toBe('evt_1')
    expect(requests[0]?.headers.get('accept')).toBe('text/event-stream')
  })

  it('asks once more without deltas when it is refused with 400', async () => {
    const { requests, error } = await listen([refusal(400), streamOf()])
    expect(error).toBeNull()
    expect(requests.map(({ url }) => url.includes('event_deltas'))).toEqual([true, false])
  })

  it.each([401, 404, 409, 429, 503])('is refused with %i as an ApiError that says so', async (status) => {
    const { error } = await listen([refusal(status, { 'retry-after': '7' })])
    expect(error).toMatchObject({ name: 'ApiError', status, message: `no ${status}`, retryAfterMs: 7000 })
  })

  it('takes an answer of another content type for an error', async () => {
    const { error } = await listen([new Response('<html>', { headers: { 'content-type': 'text/html' } })])
    expect(error).toMatchObject({ name: 'ApiError', type: 'not_a_stream' })
  })

  it('says that the server could not be reached', async () => {
    expect((await listen([])).error).toMatchObject({ name: 'ApiError', status: 0 })
  })

  it('asks for nothing when it was given up before it began', async () => {
    const controller = new AbortController()
    controller.abort()
    const { requests, error } = await listen([streamOf()], { signal: controller.signal })
    expect({ requests, error }).toEqual({ requests: [], error: null })
  })

  it('says nothing more once it was given up', async () => {
    const controller = new AbortController()
    const said: string[] = []
    const onFrame = (frame: StreamFrame) => {
      said.push(summary(frame))
      controller.abort()
    }
    await listen([streamOf(new TextEncoder().encode(frames))], { signal: controller.signal, onFrame })
    expect(said).toEqual(expected.slice(0, 1))
  })

  it('reads nothing before the opening has settled', async () => {
    const order: string[] = []
    await listen([streamOf(new TextEncoder().encode(frames))], {
      async onOpen() {
        await Promise.resolve()
        order.push('history')
      },
      onFrame: (frame) => order.push(frame.kind),
    })
    expect(order.slice(0, 2)).toEqual(['history', 'event'])
  })
})
