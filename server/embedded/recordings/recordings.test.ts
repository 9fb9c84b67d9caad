import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readFrames } from '../http/stream/frameReader.ts'
import { openTestApi, type TestApi } from '../http/testApi.ts'
import { createTestClock } from '../testClock.ts'
import { createFaults, type Fault } from './faults.ts'

const start = '2026-03-01T10:00:00.000Z'
const at = Date.parse(start)
const text = (words: string) => [{ type: 'text', text: words }]
const event = (offsetMs: number, id: string, type: string, more: object = {}) => ({
  at: at + offsetMs,
  event: { id, type, processed_at: new Date(at + offsetMs).toISOString().replace('Z', '000Z'), ...more },
})
const header = {
  format: 'cloud-agents-recording',
  version: 1,
  recorded_at: start,
  workspace: { kind: 'embedded' },
  session: {
    id: 'sess_1',
    title: 'Hello',
    metadata: { team: 'a' },
    agent: { id: 'agent_1', name: 'helper', version: 3 },
  },
  agent: null,
  environment: { id: 'env_1', name: 'box', config: { type: 'cloud' } },
  redaction: null,
  hash: null,
}
const lines = [
  header,
  event(0, 'evt_1', 'user.message', { content: text('hi') }),
  event(10, 'evt_2', 'session.status_running'),
  event(20, 'evt_3', 'agent.tool_use', { name: 'Bash', input: {}, evaluated_permission: 'allow' }),
  event(1000, 'evt_4', 'agent.tool_result', { tool_use_id: 'evt_3', content: text('ok') }),
  { at: at + 1500, draft: { event_id: 'evt_5', type: 'agent.message' } },
  { at: at + 1500, delta: { event_id: 'evt_5', index: 0, text: 'Do' } },
  event(2000, 'evt_5', 'agent.message', { content: text('Done') }),
  event(2010, 'evt_6', 'session.status_idle', { stop_reason: { type: 'end_turn' } }),
]
const whole = ['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5', 'evt_6']

async function* bytes(value: string) {
  yield Buffer.from(value)
}
const recording = (given: object[] = lines) => bytes(given.map((line) => `${JSON.stringify(line)}\n`).join(''))

async function openHosted() {
  const clock = createTestClock(start)
  const api = await openTestApi('2026-08', { clock })
  const { id } = await api.cloud.recordings.host(recording(), null)
  return { api, clock, id }
}

async function idsOf({ call }: TestApi, id: string): Promise<string[]> {
  const { body } = await call('GET', `/sessions/${id}/events?limit=100`)
  return body.data.map((one: { id: string }) => one.id)
}

async function stream({ cloud, request }: TestApi, id: string, query = '') {
  const answer = await cloud.fetch(request('GET', `/sessions/${id}/events/stream${query}`))
  const [shown, raw] = answer.body?.tee() ?? [null, null]
  return { answer, frames: readFrames(shown), raw: new Response(raw) }
}

const names = (frames: { id?: string }[]) => frames.flatMap(({ id }) => id ?? [])

it('is listed and read like any other session, with its agent and environment of that day', async () => {
  const { api, id } = await openHosted()
  expect(id).toBe('sess_1')
  const { body } = await api.call('GET', '/sessions')
  expect(body.data).toEqual([
    expect.objectContaining({ id, title: 'Hello', status: 'idle', metadata: { team: 'a', recording: start } }),
  ])
  expect(body.data[0].created_at).toBe('2026-03-01T10:00:00.000000Z')
  expect(body.data[0].agent).toMatchObject({ id: 'agent_1', name: 'helper', version: 3 })
  expect((await api.call('GET', '/environments/env_1')).body.name).toBe('box')
  expect(await idsOf(api, id)).toEqual(whole)
  const { body: page } = await api.call('GET', `/sessions/${id}/events?limit=1`)
  expect(page.data[0]).toEqual(lines[1] && 'event' in lines[1] ? lines[1].event : null)
})

it('hosts the same recording twice under other ids, with what they refer to', async () => {
  const { api } = await openHosted()
  const { id } = await api.cloud.recordings.host(recording(), null)
  expect(id).not.toBe('sess_1')
  const { body } = await api.call('GET', `/sessions/${id}/events?limit=100`)
  expect(body.data).toHaveLength(whole.length)
  expect(body.data[3].tool_use_id).toBe(body.data[2].id)
  expect(whole).not.toContain(body.data[2].id)
})

it('pages through the events of another service by their ids, and takes no name that could forge a frame', async () => {
  const { api } = await openHosted()
  const said = (id: string, type = 'agent.message') => ({ id, type, content: text(id) })
  const events = [said('msg:1.a'), said('msg:2.b'), said('a\nevent: forged'), said('msg:3.c', 'x\nid: forged')]
  const { id } = await api.cloud.recordings.host(recording(events), null)
  const { body: first } = await api.call('GET', `/sessions/${id}/events?limit=2`)
  const { body: next } = await api.call('GET', `/sessions/${id}/events?limit=2&page=${first.next_page}`)
  const named = (page: { data: { id: string; type: string }[] }) => page.data.map((one) => `${one.id} ${one.type}`)
  expect(named(first)).toEqual(['msg:1.a agent.message', 'msg:2.b agent.message'])
  expect(named(next)).toEqual([expect.stringMatching(/^evt_[0-9a-f]{32} agent\.message$/), 'msg:3.c unknown'])
})

it('takes no input', async () => {
  const { api, id } = await openHosted()
  const events = [{ type: 'user.message', content: text('more') }]
  const { status, body } = await api.call('POST', `/sessions/${id}/events`, { events })
  expect([status, body.error.message]).toEqual([409, expect.stringMatching(/^This session is a recording/)])
})

it('plays at the speed that was asked for, with its deltas, and can be played again', async () => {
  const { api, clock, id } = await openHosted()
  for (const speed of [1, 4]) {
    await api.cloud.recordings.play(id, { speed })
    const { frames } = await stream(api, id, '?event_deltas[]=agent.message')
    clock.moveBy(20 / speed)
    expect(names(await frames.until('agent.tool_use'))).toEqual(['evt_1', 'evt_2', 'evt_3'])
    expect((await api.call('GET', `/sessions/${id}`)).body.status).toBe('running')
    clock.moveBy(980 / speed)
    expect(names(await frames.until('agent.tool_result'))).toEqual(['evt_4'])
    clock.moveBy(1010 / speed)
    const seen = await frames.until('session.status_idle')
    expect(seen.map((frame) => frame.event)).toEqual(
      expect.arrayContaining(['event_start', 'event_delta', 'agent.message']),
    )
    expect(await idsOf(api, id)).toEqual(whole)
  }
})

it('ends the streams of the play before when it starts over', async () => {
  const { api, id } = await openHosted()
  const { frames } = await stream(api, id)
  await frames.next()
  await api.cloud.recordings.play(id, {})
  expect(await frames.rest()).toEqual([])
})

it('comes whole at once when it is cancelled, and after a restart in the middle of a play', async () => {
  const { api, id } = await openHosted()
  await api.cloud.recordings.play(id, {})
  expect((await api.call('POST', `/sessions/${id}/cancel`)).status).toBe(202)
  expect(await idsOf(api, id)).toEqual(whole)
  await api.cloud.recordings.play(id, {})
  await api.restart()
  expect(await idsOf(api, id)).toEqual(whole)
  expect(api.cloud.recordings.has(id)).toBe(true)
})

async function playedWith(fault: Fault) {
  const { api, clock, id } = await openHosted()
  await api.cloud.recordings.play(id, { faults: [fault] })
  const first = await stream(api, id)
  await api.cloud.recordings.finish(id)
  clock.moveBy(60_000)
  return { api, id, ...first }
}

it('drops the connection after so many frames, once', async () => {
  const { api, id, frames } = await playedWith({ type: 'drop', after_frames: 3, times: 1 })
  expect(names(await frames.rest())).toEqual(whole.slice(0, 3))
  const again = await stream(api, id, '?after_id=evt_3')
  expect(names(await again.frames.until('session.status_idle'))).toEqual(whole.slice(3))
})

it('cuts inside a frame', async () => {
  const { raw } = await playedWith({ type: 'cut', after_frames: 2, times: 1 })
  const parts = (await raw.text()).split('\n\n')
  expect(parts.at(-1)).toMatch(/^id: evt_3\nevent: agent.tool_use\ndata: \{"/)
  expect(parts.at(-1)).not.toMatch(/\}$/)
})

it('tells everything twice', async () => {
  const doubled = await playedWith({ type: 'duplicate', times: 1 })
  expect(names(await doubled.frames.until('session.status_running'))).toEqual(['evt_1', 'evt_1', 'evt_2'])
})

it('holds back every frame for the delay, and the end of the stream too, in order', () => {
  const clock = createTestClock(start)
  const seen: string[] = []
  const sink = createFaults([{ type: 'delay', ms: 500, times: 1 }], clock).wrap({
    write: (frame) => seen.push(Buffer.from(frame).toString()),
    bufferedBytes: () => 0,
    drained: async () => {},
    end: () => seen.push('end'),
    destroy: () => seen.push('destroyed'),
    onClose: () => {},
  })
  sink.write(Buffer.from('id: evt_1'))
  clock.moveBy(300)
  sink.write(Buffer.from('id: evt_2'))
  sink.end()
  clock.moveBy(199)
  expect(seen).toEqual([])
  clock.moveBy(1)
  expect(seen).toEqual(['id: evt_1'])
  clock.moveBy(300)
  expect(seen).toEqual(['id: evt_1', 'id: evt_2', 'end'])
})

it('keeps integers that no number can hold, listed and streamed, under other ids too', async () => {
  const { api } = await openHosted()
  const exact = '{"deep":[{"order":12345678901234567890}],"n":9007199254740993}'
  const line = `{"at":${at},"event":{"id":"evt_1","type":"agent.tool_use","name":"Pay","input":${exact}}}`
  const { id } = await api.cloud.recordings.host(bytes(`${JSON.stringify(header)}\n${line}\n`), null)
  const read = async (path: string) => (await api.cloud.fetch(api.request('GET', path))).text()
  expect(await read(`/sessions/${id}/events`)).toContain(exact)
  await api.restart()
  expect(await read(`/sessions/${id}/events`)).toContain(exact)
  await api.cloud.recordings.play(id, { faults: [{ type: 'drop', after_frames: 1, times: 1 }] })
  const { raw } = await stream(api, id)
  await api.cloud.recordings.finish(id)
  expect(await raw.text()).toContain(exact)
})

it('refuses a connection with 429 and says when to come again', async () => {
  const { api, id, answer } = await playedWith({ type: 'rate_limit', retry_after: 2, times: 1 })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2'])
  expect((await stream(api, id)).answer.status).toBe(200)
})

it('refuses what is no recording and what is too large, and keeps nothing of it', async () => {
  const { api } = await openHosted()
  await expect(api.cloud.recordings.host(bytes('dear diary'), null)).rejects.toMatchObject({ status: 400 })
  async function* endless() {
    for (;;) yield Buffer.alloc(1024 * 1024)
  }
  await expect(api.cloud.recordings.host(endless(), null)).rejects.toMatchObject({
    message: 'The recording is larger than 64 MB.',
  })
  expect((await api.call('GET', '/sessions')).body.data).toHaveLength(1)
})

it('leaves nothing of a recording that is deleted', async () => {
  const { api, id } = await openHosted()
  expect((await api.call('DELETE', `/sessions/${id}`)).status).toBe(200)
  expect((await api.call('GET', `/sessions/${id}`)).status).toBe(404)
  expect((await api.call('GET', '/environments/env_1')).status).toBe(404)
  expect(existsSync(join(api.dataDir, 'recordings', id))).toBe(false)
  await expect(api.cloud.recordings.play(id, {})).rejects.toMatchObject({ status: 404 })
})
