import { beforeEach, describe, expect, it } from 'vitest'
import type { NewEvent } from '../canonical.ts'
import { type Frame, readFrames } from './stream/frameReader.ts'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

describe.each(profiles)('streams in the form of %s', (profile) => {
  let api: TestApi
  let id: string
  let threadId: string
  beforeEach(async () => {
    api = await openTestApi(profile)
    id = (await api.createSession()).id
    threadId = (await api.store.sessions.get(id))?.threadId ?? ''
  })

  async function open(query = '', headers: Record<string, string> = {}, path = `/sessions/${id}/events/stream`) {
    const answer = await api.cloud.fetch(api.request('GET', `${path}${query}`, undefined, headers))
    expect(answer.status).toBe(200)
    return readFrames(answer.body)
  }
  const happens = (...types: string[]) => append(types.map((type) => ({ type, payload: {} })))
  const append = (events: Pick<NewEvent, 'id' | 'type' | 'payload'>[], session: object = {}) =>
    api.store.events.append(
      id,
      events.map((event) => ({ turnId: 'turn_1', threadId, ...event })),
      session,
    )
  const announce = (eventId: string, type: 'agent.message' | 'agent.thinking' = 'agent.message') =>
    api.store.events.publish(id, { type: 'event_start', event: { id: eventId, type } })
  const say = (eventId: string, text: string) =>
    api.store.events.publish(id, { type: 'event_delta', eventId, index: 0, text })
  const names = (frames: Frame[]) => frames.flatMap(({ event }) => (event && event !== 'heartbeat' ? [event] : []))
  const messageId = `evt_${'1'.repeat(32)}`

  it('answers at once with the headers of a stream and a comment', async () => {
    const request = api.request('GET', `/sessions/${id}/events/stream`, undefined, { 'x-request-id': 'mine' })
    const answer = await api.cloud.fetch(request)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^text\/event-stream/),
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': 'mine',
    })
    expect(await readFrames(answer.body).next()).toEqual({ text: ': connected' })
  })

  it('writes id, event and data, with sorted keys on one line', async () => {
    const stream = await open()
    const [event] = await append([
      { type: 'agent.custom_tool_use', payload: { name: 'b', input: { z: 1, a: 'x\ny' } } },
    ])
    const frame = (await stream.until('agent.custom_tool_use')).at(-1)
    const lines = frame?.text.split('\n') ?? []
    expect(lines.map((line) => line.split(':')[0])).toEqual(['id', 'event', 'data'])
    expect(frame?.id).toBe(event?.id)
    expect(lines[2]).toContain('"input":{"a":"x\\ny","z":1},"name":"b","processed_at"')
    const listed = (await api.call('GET', `/sessions/${id}/events`)).body.data[0]
    expect(frame?.data).toEqual(listed)
  })

  it('follows live when no turn is open', async () => {
    await happens('agent.old')
    const stream = await open()
    await happens('agent.new', 'agent.last')
    expect(names(await stream.until('agent.last'))).toEqual(['agent.new', 'agent.last'])
  })

  it('begins with the open turn, so that sending first loses nothing', async () => {
    await happens('agent.old')
    const message = { type: 'user.message', content: [{ type: 'text', text: 'hi' }] }
    const sent = (await api.call('POST', `/sessions/${id}/events`, { events: [message] })).body.data[0]
    const stream = await open()
    const frames = await stream.until('session.status_running')
    expect(names(frames)).toEqual(['user.message', 'session.status_running'])
    expect(frames.find(({ event }) => event === 'user.message')?.id).toBe(sent.id)
  })

  it('begins with the turn that waits for a person', async () => {
    await append([{ type: 'agent.tool_use', payload: {} }], { stopReason: { type: 'requires_action', event_ids: [] } })
    expect(names(await (await open()).until('agent.tool_use'))).toEqual(['agent.tool_use'])
  })

  it('resumes strictly behind the cursor of the header, the query or both', async () => {
    const [first] = await happens('agent.a', 'agent.b', 'agent.c')
    const cursor = first?.id ?? ''
    for (const [query, headers] of [
      ['', { 'last-event-id': cursor }],
      [`?after_id=${cursor}`, {}],
      [`?after_id=${cursor}`, { 'last-event-id': cursor }],
    ] as const)
      expect(names(await (await open(query, headers)).until('agent.c'))).toEqual(['agent.b', 'agent.c'])
  })

  it('refuses a cursor that is not an event of this session, and two different ones', async () => {
    const other = await api.createSession()
    const [foreign] = await api.store.events.append(other.id, [{ type: 'a', payload: {}, turnId: null, threadId }])
    const [own] = await happens('agent.a')
    for (const [query, headers] of [
      ['?after_id=nobody', {}],
      [`?after_id=${foreign?.id}`, {}],
      [`?after_id=${own?.id}`, { 'last-event-id': foreign?.id ?? '' }],
      ['?event_deltas[]=agent.tool_use', {}],
    ] as const)
      expect(await api.call('GET', `/sessions/${id}/events/stream${query}`, undefined, headers)).toMatchObject({
        status: 400,
        body: { error: { type: 'invalid_request_error' } },
      })
  })

  it('neither loses nor repeats an event between the disk and the live feed', async () => {
    const [first] = await happens('agent.first')
    const all = [happens(...Array(250).fill('agent.n'))]
    const opened = open(`?after_id=${first?.id}`)
    for (let n = 0; n < 20; n += 1) {
      all.push(happens('agent.n'))
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
    all.push(happens('agent.last'))
    const frames = await (await opened).until('agent.last')
    const written = (await Promise.all(all)).flat().map((event) => event.id)
    expect(frames.flatMap((frame) => (frame.id ? [frame.id] : []))).toEqual(written)
  })

  it('serves several connections at the same time, and the list route as a stream', async () => {
    const streams = [
      await open(),
      await open('', { accept: 'text/event-stream' }, `/sessions/${id}/events`),
      await open('', {}, `/sessions/${id}/threads/${threadId}/stream`),
    ]
    await happens('agent.a')
    for (const stream of streams) expect(names(await stream.until('agent.a'))).toEqual(['agent.a'])
  })

  it('keeps the events of other threads out of a thread stream', async () => {
    const stream = await open('', {}, `/sessions/${id}/threads/${threadId}/stream`)
    await api.store.events.append(id, [{ type: 'agent.child', payload: {}, turnId: null, threadId: 'sthr_other' }])
    await happens('agent.own')
    expect(names(await stream.until('agent.own'))).toEqual(['agent.own'])
  })

  it.each(['session.status_terminated', 'session.deleted'])('ends behind %s', async (type) => {
    const stream = await open()
    await happens('agent.a', type, 'agent.b')
    expect(names(await stream.rest())).toEqual(['agent.a', type])
  })

  it('ends when its session is deleted', async () => {
    const stream = await open()
    await api.call('DELETE', `/sessions/${id}`)
    expect(names(await stream.rest())).toEqual(['session.deleted'])
  })

  it('ends when the cloud closes', async () => {
    const stream = await open()
    await api.cloud.close()
    expect(names(await stream.rest())).toEqual([])
  })

  it('beats its heart in the form of the profile', async () => {
    const own = await openTestApi(profile, { heartbeatMs: 5 })
    const session = await own.createSession()
    const answer = await own.cloud.fetch(own.request('GET', `/sessions/${session.id}/events/stream`))
    const stream = readFrames(answer.body)
    await stream.next()
    expect((await stream.next())?.text).toBe(profile === '2026-05' ? 'event: heartbeat\ndata: {}' : ': heartbeat')
  })

  describe('with pieces of text', () => {
    const wanting = '?event_deltas[]=agent.message&event_deltas[]=agent.thinking'

    it('shows them only to who asked, under the id of the event to come', async () => {
      await happens('session.status_running')
      const [asked, plain] = [await open(wanting), await open()]
      announce(messageId)
      say(messageId, '128 ')
      await append([{ id: messageId, type: 'agent.message', payload: { content: [{ type: 'text', text: '128 ' }] } }])
      const frames = (await asked.until('agent.message')).filter((frame) => frame.id)
      expect(frames.map(({ id: frameId, event }) => [frameId, event])).toEqual([
        [messageId, 'event_start'],
        [messageId, 'event_delta'],
        [messageId, 'agent.message'],
      ])
      expect(frames[0]?.data).toEqual({ type: 'event_start', event: { id: messageId, type: 'agent.message' } })
      expect(frames[1]?.data).toEqual({
        type: 'event_delta',
        event_id: messageId,
        delta: { type: 'content_delta', index: 0, content: { type: 'text', text: '128 ' } },
      })
      expect(names(await plain.until('agent.message'))).toEqual(['agent.message'])
    })

    it('announces thinking without its text', async () => {
      const stream = await open(wanting)
      announce(messageId, 'agent.thinking')
      say(messageId, 'secret')
      await append([{ id: messageId, type: 'agent.thinking', payload: { content: 'secret' } }])
      const frames = await stream.until('agent.thinking')
      expect(names(frames)).toEqual(['event_start', 'agent.thinking'])
      expect(frames.at(-1)?.data.content).toBe(profile === '2026-05' ? 'secret' : undefined)
    })

    it('rebuilds the text for who comes from before the event', async () => {
      const [before] = await happens('session.status_running')
      announce(messageId)
      say(messageId, 'half')
      const stream = await open(`${wanting}&after_id=${before?.id}`)
      expect(names([(await stream.next()) ?? { text: '' }])).toEqual([])
      const [start, delta] = [await stream.next(), await stream.next()]
      expect([start?.event, delta?.data.delta.content.text]).toEqual(['event_start', 'half'])
      await append([{ id: messageId, type: 'agent.message', payload: {} }])
      expect(names(await stream.until('agent.message'))).toEqual(['agent.message'])
    })

    it('sends only what follows to who has the beginning', async () => {
      await happens('session.status_running')
      announce(messageId)
      say(messageId, 'half')
      await happens('user.interrupt')
      const stream = await open(wanting, { 'last-event-id': messageId })
      expect(names(await stream.until('user.interrupt'))).toEqual(['user.interrupt'])
      say(messageId, ' more')
      await append([{ id: messageId, type: 'agent.message', payload: {} }])
      const frames = await stream.until('agent.message')
      expect(names(frames)).toEqual(['event_delta', 'agent.message'])
      expect(frames[0]?.data.delta.content.text).toBe(' more')
    })

    it('sends only the event once it is complete', async () => {
      const [before] = await happens('session.status_running')
      announce(messageId)
      say(messageId, 'half')
      await append([{ id: messageId, type: 'agent.message', payload: {} }])
      await happens('agent.next')
      const late = await open(`${wanting}&after_id=${before?.id}`)
      expect(names(await late.until('agent.next'))).toEqual(['agent.message', 'agent.next'])
      const behind = await open(`${wanting}&after_id=${messageId}`)
      expect(names(await behind.until('agent.next'))).toEqual(['agent.next'])
    })

    it('forgets what was dropped', async () => {
      await happens('session.status_running')
      announce(messageId)
      api.store.events.publish(id, { type: 'event_dropped', eventId: messageId })
      const stream = await open(wanting)
      await happens('agent.next')
      expect(names(await stream.until('agent.next'))).toEqual(['agent.next'])
    })
  })
})
