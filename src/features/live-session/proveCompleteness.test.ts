import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api/sessionEvents.ts'
import { agentSays, received, says } from '@/domain/session/testing/events.ts'
import { createFakeSource } from './createFakeSource.ts'
import { createTestEnvironment } from './createTestEnvironment.ts'
import { createLiveSession } from './liveSession.ts'

const story = (count: number) => Array.from({ length: count }, (_, index) => received(agentSays(`message ${index}`)))

async function open(count: number, pageSize: number) {
  const environment = createTestEnvironment()
  const source = createFakeSource(story(count), pageSize)
  const live = createLiveSession(source, { environment })
  const close = live.subscribe(() => {})
  await environment.settle()
  const storedIds = () => source.stored.map(({ event }) => event.id)
  return { environment, source, live, close, storedIds, now: () => live.getSnapshot() }
}

/** Stores events that whoever is connected is not told of. */
const hide = (source: ReturnType<typeof createFakeSource>, count: number) => {
  source.drop()
  source.stored.push(...story(count))
}

describe('the proof of completeness', () => {
  it('says that the log holds all the list names, page after page with a pause between', async () => {
    const { environment, source, live, now } = await open(25, 10)
    await environment.pass(1000)
    source.lists.length = 0
    live.proveCompleteness()
    await environment.settle()
    expect(now().completeness).toEqual({ state: 'running', comparedCount: 10 })
    await environment.pass(99)
    expect(source.lists).toHaveLength(1)
    await environment.pass(200)
    expect(source.lists).toHaveLength(3)
    expect(now().completeness).toMatchObject({ state: 'proven', provenCount: 25, totalCount: 25, missing: [] })
    expect(now().stats.duplicatesDropped).toBe(0)
  })

  it('begins behind what it proved before', async () => {
    const { environment, source, live, now, storedIds } = await open(5, 10)
    live.proveCompleteness()
    await environment.pass(1000)
    source.say(received(agentSays('one more')))
    source.lists.length = 0
    live.proveCompleteness()
    await environment.pass(1000)
    expect(source.lists).toEqual([`newer ${JSON.stringify({ after_id: storedIds()[4] })}`])
    expect(now().completeness).toMatchObject({ state: 'proven', provenCount: 6, totalCount: 6 })
  })

  it('finds after a reconnection what a server with a lost cursor passed over, and counts the gap', async () => {
    const { environment, source, live, now, storedIds } = await open(5, 3)
    await environment.pass(1000)
    hide(source, 4)
    source.tailOnly = true
    await environment.pass(250)
    source.say(received(agentSays('after')))
    await environment.settle()
    expect(live.ids()).toHaveLength(6)
    await environment.pass(3000)
    expect(live.ids()).toEqual(storedIds())
    const missed = storedIds()
    expect(now().completeness).toMatchObject({
      state: 'missing',
      missing: [{ afterId: missed[4], beforeId: missed[9], ids: missed.slice(5, 9) }],
      provenCount: 10,
      totalCount: 10,
    })
    expect(now().stats).toMatchObject({ gapsFound: 1, gapsFilled: 1 })
  })

  it('takes what the stream has not brought yet from the list, without calling it missing', async () => {
    const { environment, source, live, now, storedIds } = await open(5, 10)
    source.tailOnly = true
    hide(source, 2)
    await environment.pass(3000)
    expect(live.ids()).toEqual(storedIds())
    expect(now().completeness).toMatchObject({ state: 'proven', aheadCount: 2, provenCount: 7, totalCount: 7 })
  })

  it('does not call older history missing while it is not read', async () => {
    const { environment, source, live, now } = await open(30, 10)
    live.proveCompleteness()
    await environment.settle()
    expect(now().history).toBe('more')
    expect(now().completeness).toMatchObject({ state: 'proven', provenCount: 10, totalCount: 10 })
    expect(source.lists.at(-1)).toBe(`newer ${JSON.stringify({ after_id: live.ids()[0] })}`)
  })

  it('counts events the list does not name as not proven', async () => {
    const { environment, source, live, now } = await open(5, 10)
    source.send({ kind: 'event', ...received(says('agent.only_streamed')) })
    source.say(received(agentSays('x')))
    live.proveCompleteness()
    await environment.pass(1000)
    expect(now().completeness).toMatchObject({ state: 'proven', provenCount: 6, totalCount: 7 })
  })

  it('begins with the first event when the list does not know the last proven one any more', async () => {
    const { environment, source, live, now } = await open(5, 10)
    live.proveCompleteness()
    await environment.pass(1000)
    source.listRefusals.push(new ApiError('Unknown cursor.', { status: 400, type: 'x' }))
    live.proveCompleteness()
    await environment.pass(1000)
    expect(source.lists.at(-1)).toBe('newer null')
    expect(now().completeness).toMatchObject({ state: 'proven', provenCount: 5, totalCount: 5 })
  })

  it('says why it failed, and can be tried again', async () => {
    const { environment, source, live, now } = await open(5, 10)
    source.listRefusals.push(new ApiError('The service is busy.', { status: 503, type: 'x' }))
    live.proveCompleteness()
    await environment.pass(1000)
    expect(now().completeness).toMatchObject({ state: 'failed', message: 'The service is busy.' })
    live.proveCompleteness()
    await environment.pass(1000)
    expect(now().completeness).toMatchObject({ state: 'proven' })
  })

  it('stops when it is told to, and when the page is left', async () => {
    const { environment, source, live, close, now } = await open(80, 10)
    await environment.pass(1000)
    source.lists.length = 0
    live.proveCompleteness()
    await environment.settle()
    live.stopProving()
    await environment.pass(1000)
    expect(now().completeness).toEqual({ state: 'idle' })
    expect(source.lists).toHaveLength(1)
    live.proveCompleteness()
    await environment.settle()
    close() // and another page may come while it is waited for a quick return
    await environment.pass(1000)
    expect(source.lists).toHaveLength(3)
  })
})

describe('the record of an open session', () => {
  it('tells when and why the connection was lost and found again', async () => {
    const { environment, source, live } = await open(2, 10)
    const brokeAtMs = environment.now()
    source.drop(new ApiError('The stream broke off.', { status: 0, type: 'network_error' }))
    await environment.pass(250)
    expect(live.streamRecord().reconnects).toMatchObject([
      { brokeAtMs, reason: 'The stream broke off.', attempts: 1, restoredAtMs: brokeAtMs + 250 },
    ])
  })

  it('tells a silent connection from a closed one', async () => {
    const { environment, live } = await open(2, 10)
    await environment.pass(61_000)
    expect(live.streamRecord().reconnects).toMatchObject([{ cause: 'silence' }])
  })

  it('keeps heartbeats, and arrivals with the read they came in', async () => {
    const { environment, source, live } = await open(2, 10)
    await environment.pass(1000)
    source.send({ kind: 'heartbeat' })
    const event = received(agentSays('x'))
    source.send({ kind: 'event', ...event })
    const { heartbeats, arrivals } = live.streamRecord()
    expect(heartbeats).toEqual([environment.now()])
    expect(arrivals).toMatchObject([
      { arrivedAtMs: environment.now(), atMs: event.event.atMs, bytes: event.rawJson.length },
    ])
  })
})
