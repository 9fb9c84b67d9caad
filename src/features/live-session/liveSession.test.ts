import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api/sessionEvents.ts'
import {
  agentSays,
  idle,
  received,
  requestEnd,
  running,
  terminated,
  toolUse,
  userSays,
} from '@/domain/session/testing/events.ts'
import { createFakeSource } from './createFakeSource.ts'
import { createTestEnvironment } from './createTestEnvironment.ts'
import { createLiveSession } from './liveSession.ts'

const story = () => [userSays('hello'), running(), agentSays('hi'), idle()].map(received)
const longStory = (count: number) =>
  Array.from({ length: count }, (_, index) => received(agentSays(`message ${index}`)))

async function open(
  stored = story(),
  { pageSize = 100, prepare = (_: ReturnType<typeof createFakeSource>) => {} } = {},
) {
  const environment = createTestEnvironment()
  const source = createFakeSource(stored, pageSize)
  prepare(source)
  let reread = 0
  let pictures = 0
  const live = createLiveSession(source, {
    environment,
    onReconnected() {
      reread += 1
    },
  })
  const close = live.subscribe(() => {
    pictures += 1
  })
  await environment.settle()
  return {
    environment,
    source,
    live,
    close,
    now: () => live.getSnapshot(),
    reread: () => reread,
    pictures: () => pictures,
    storedIds: () => source.stored.map(({ event }) => event.id),
  }
}

const refused = (status: number, retryAfterMs: number | null = null) =>
  new ApiError(`refused with ${status}`, { status, type: 'x', retryAfterMs })

describe('opening', () => {
  it('shows the newest page at once and reads the past behind', async () => {
    const { environment, now, live, storedIds } = await open(longStory(25), { pageSize: 10 })
    expect(now()).toMatchObject({ phase: 'ready', history: 'more', stats: { events: 10, state: 'live' } })
    await environment.pass(99)
    expect(now().stats.events).toBe(10)
    await environment.pass(1)
    expect(now().stats.events).toBe(20)
    await environment.pass(1000)
    expect(now()).toMatchObject({ history: 'complete', stats: { events: 25, gapsFound: 0 } })
    expect(live.ids()).toEqual(storedIds())
  })

  it('loses nothing that happens while the history is listed', async () => {
    const stored = story()
    const { environment, live, source, storedIds } = await open(stored, {
      prepare(fake) {
        const list = fake.listOlder
        fake.listOlder = async (...args) => {
          const page = await list(...args)
          fake.say(received(agentSays('in between')))
          return page
        }
      },
    })
    await environment.settle()
    expect(source.stored).toHaveLength(5)
    expect(live.ids()).toEqual(storedIds())
  })

  it('says why it failed, tries again by itself, and heals', async () => {
    const { environment, now } = await open(story(), { prepare: (fake) => fake.listRefusals.push(refused(503)) })
    expect(now()).toMatchObject({
      phase: 'failed',
      error: { message: 'refused with 503' },
      stats: { state: 'reconnecting' },
    })
    await environment.pass(250)
    expect(now()).toMatchObject({ phase: 'ready', error: null, stats: { state: 'live' } })
  })

  it.each([401, 403, 404])('gives up on %i until it is asked again', async (status) => {
    const { environment, now, source, live } = await open(story(), {
      prepare(fake) {
        fake.streamRefusals.push(refused(status))
        fake.listRefusals.push(refused(status))
      },
    })
    await environment.pass(60_000)
    expect(now()).toMatchObject({ phase: 'failed', stats: { state: 'ended' } })
    expect(source.opened).toHaveLength(1)
    live.retry()
    await environment.settle()
    expect(now()).toMatchObject({ phase: 'ready', error: null, stats: { state: 'live' } })
  })

  it('still shows the history of a session whose stream is refused', async () => {
    const { now } = await open(story(), { prepare: (fake) => fake.streamRefusals.push(refused(409)) })
    expect(now()).toMatchObject({ phase: 'ready', stats: { events: 4, state: 'ended' } })
  })
})

describe('living', () => {
  it('draws one picture for all that arrives within a frame', async () => {
    const { environment, source, now, pictures } = await open()
    const before = pictures()
    for (const event of longStory(50)) source.say(event)
    await environment.settle()
    expect(pictures() - before).toBe(1)
    expect(now().stats.events).toBe(54)
  })

  it('keeps the same picture while nothing happens', async () => {
    const { environment, now } = await open()
    const before = now()
    await environment.pass(5000)
    expect(now()).toBe(before)
  })

  it('shows a message being written until the message is there', async () => {
    const { environment, source, now } = await open()
    const message = agentSays('128 rows.')
    source.send({ kind: 'draft_start', eventId: message.id, type: 'agent.message' })
    source.send({ kind: 'draft_delta', eventId: message.id, index: 0, text: '128 ' })
    source.send({ kind: 'draft_delta', eventId: message.id, index: 0, text: 'rows.' })
    await environment.settle()
    expect(now().drafts).toMatchObject([{ eventId: message.id, blocks: ['128 rows.'] }])
    source.say(received(message))
    source.send({ kind: 'draft_delta', eventId: message.id, index: 0, text: 'late' })
    await environment.settle()
    expect(now().drafts).toEqual([])
  })

  it.each([
    ['its model request failed', { ...requestEnd(null), isError: true }],
    ['the session went idle', idle()],
  ])('drops a message being written when %s', async (_reason, event) => {
    const { environment, source, now } = await open()
    source.send({ kind: 'draft_start', eventId: 'evt_never', type: 'agent.message' })
    source.say(received(event))
    await environment.settle()
    expect(now().drafts).toEqual([])
  })

  it('ignores pieces of a message whose beginning it missed', async () => {
    const { environment, source, now } = await open()
    source.send({ kind: 'draft_delta', eventId: 'evt_x', index: 0, text: 'end of it' })
    await environment.settle()
    expect(now().drafts).toEqual([])
  })

  it('takes what a POST was answered with from the stream, behind what came before it', async () => {
    const { environment, source, live, now } = await open()
    const before = live.ids()
    const first = received(running())
    const sent = received(userSays('more'))
    live.accepted([sent])
    let isShown = false
    const shown = live.shown().then(() => {
      isShown = true
    })
    await environment.settle()
    expect(live.ids()).toEqual(before)
    expect(isShown).toBe(false)
    source.say(first)
    source.say(sent)
    await environment.settle()
    await shown
    expect(live.ids()).toEqual([...before, first.event.id, sent.event.id])
    expect(now()).toMatchObject({ status: 'running', stats: { duplicatesDropped: 0 } })
  })

  it('notes heartbeats', async () => {
    const { environment, source, now } = await open()
    await environment.pass(15_000)
    source.send({ kind: 'heartbeat' })
    await environment.settle()
    expect(now()).toMatchObject({ lastHeartbeatAtMs: environment.now(), lastHeardAtMs: environment.now() })
  })
})

describe('reconnecting', () => {
  it('resumes behind the last stored event and loses nothing', async () => {
    const { environment, source, live, now, reread, storedIds } = await open()
    source.send({ kind: 'draft_start', eventId: 'evt_in_flight', type: 'agent.message' })
    source.drop()
    source.say(received(agentSays('while away')))
    await environment.settle()
    expect(now().stats.state).toBe('reconnecting')
    expect(now().stats.events).toBe(4)
    await environment.pass(250)
    expect(source.opened).toEqual([null, storedIds()[3]])
    expect(live.ids()).toEqual(storedIds())
    expect(now()).toMatchObject({ drafts: [], stats: { state: 'live', reconnects: 1, gapsFound: 0 } })
    expect(reread()).toBe(1)
  })

  it('waits longer each time, up to ten seconds, and shortly again after an event', async () => {
    const { environment, source } = await open()
    const waits: number[] = []
    const measure = async () => {
      const count = source.opened.length
      const from = environment.now()
      source.drop()
      while (source.opened.length === count) await environment.pass(50)
      waits.push(environment.now() - from)
    }
    for (let time = 0; time < 7; time += 1) await measure()
    source.say(received(agentSays('x')))
    await measure()
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 250])
  })

  it('waits as long as the server asks', async () => {
    const { environment, source } = await open()
    source.drop(refused(429, 30_000))
    await environment.pass(29_999)
    expect(source.opened).toHaveLength(1)
    await environment.pass(1)
    expect(source.opened).toHaveLength(2)
  })

  it.each([401, 403, 404, 409, 422])('keeps what is on screen and stops when refused with %i', async (status) => {
    const { environment, source, now } = await open()
    source.drop(refused(status))
    await environment.pass(60_000)
    expect(now()).toMatchObject({
      phase: 'ready',
      error: { message: `refused with ${status}` },
      stats: { state: 'ended', events: 4 },
    })
    expect(source.opened).toHaveLength(1)
  })

  it('reads the list when the server has forgotten the cursor, and counts the gap it closed', async () => {
    const { environment, source, live, now, storedIds } = await open()
    source.drop()
    source.streamRefusals.push(refused(400))
    for (const event of longStory(5)) source.say(event)
    await environment.pass(250)
    expect(source.opened.at(-1)).toBeNull()
    expect(live.ids()).toEqual(storedIds())
    expect(now().stats).toMatchObject({ state: 'live', gapsFound: 1, gapsFilled: 1 })
  })

  it('meets the known events from the newest side when the list has forgotten the cursor too', async () => {
    const { environment, source, live, storedIds, now } = await open(story(), { pageSize: 3 })
    await environment.pass(1000)
    source.drop()
    source.streamRefusals.push(refused(400))
    source.listRefusals.push(refused(400))
    for (const event of longStory(7)) source.say(event)
    await environment.pass(250)
    expect(live.ids()).toEqual(storedIds())
    expect(now().stats).toMatchObject({ gapsFound: 1, gapsFilled: 1 })
  })

  it('shows the gap while it cannot be filled, and fills it later', async () => {
    const { environment, source, live, now, storedIds } = await open()
    source.drop()
    source.streamRefusals.push(refused(400))
    source.listRefusals.push(refused(503))
    source.say(received(agentSays('missing')))
    await environment.pass(250)
    const { timeline } = now()
    expect(timeline.at(timeline.length - 1)).toMatchObject({ kind: 'gap', isFilling: false })
    await environment.pass(10_000)
    expect(live.ids()).toEqual(storedIds())
    expect(now().stats).toMatchObject({ state: 'live', gapsFound: 1, gapsFilled: 1 })
  })

  it('calls a silent connection stale, and then takes another', async () => {
    const { environment, source, now } = await open()
    await environment.pass(45_000)
    expect(now().stats.state).toBe('stale')
    source.send({ kind: 'heartbeat' })
    await environment.settle()
    expect(now().stats.state).toBe('live')
    await environment.pass(60_250)
    expect(source.opened).toHaveLength(2)
    expect(now().stats.state).toBe('live')
  })

  it('comes back at once when the page does', async () => {
    const { environment, source } = await open()
    for (let time = 0; time < 5; time += 1) {
      source.drop()
      await environment.pass(4000)
    }
    const count = source.opened.length
    source.drop()
    await environment.settle()
    environment.wake()
    await environment.settle()
    expect(source.opened).toHaveLength(count + 1)
  })

  it('does not trust a connection after the computer has slept', async () => {
    const { environment, source } = await open()
    environment.sleep(3_600_000)
    environment.wake()
    await environment.settle()
    expect(source.opened).toHaveLength(2)
  })

  it('stops for good after the end of the session, also when that is a repetition', async () => {
    const end = received(terminated())
    const { environment, source, now } = await open()
    source.say(end)
    await environment.pass(60_000)
    expect(now().stats.state).toBe('ended')
    expect(source.opened).toHaveLength(1)
    const again = await open([...story(), end])
    await again.environment.pass(60_000)
    expect(again.now()).toMatchObject({ phase: 'ready', status: 'terminated', stats: { state: 'ended' } })
    expect(again.source.opened).toHaveLength(1)
  })

  it('survives being dropped after every event', async () => {
    const { environment, source, live, storedIds, now } = await open(story(), { pageSize: 2 })
    for (const event of [...longStory(20), received(toolUse('Bash'))]) {
      source.say(event)
      source.drop()
      await environment.pass(10_000)
    }
    expect(live.ids()).toEqual(storedIds())
    expect(now().stats).toMatchObject({ reconnects: 21, duplicatesDropped: 0, gapsFound: 0 })
  })
})

describe('the past', () => {
  it('fails beside what is on screen, and is read when asked again', async () => {
    const { environment, source, live, now } = await open(longStory(25), { pageSize: 10 })
    source.listRefusals.push(refused(500))
    await environment.pass(100)
    expect(now()).toMatchObject({
      phase: 'ready',
      history: 'failed',
      error: { message: 'refused with 500' },
      stats: { state: 'live' },
    })
    live.loadOlder()
    await environment.settle()
    expect(now()).toMatchObject({ history: 'more', error: null, stats: { events: 20 } })
  })

  it('is read at once when someone asks', async () => {
    const { environment, live, now } = await open(longStory(25), { pageSize: 10 })
    live.loadOlder()
    await environment.settle()
    expect(now().stats.events).toBe(20)
  })
})

describe('subscribers', () => {
  it('keep the connection when one leaves and another comes at once', async () => {
    const { environment, live, close, source } = await open()
    close()
    const leave = live.subscribe(() => {})
    await environment.pass(1000)
    expect(source.opened).toHaveLength(1)
    expect(source.signal()?.aborted).toBe(false)
    leave()
  })

  it('end it with the last, and begin it again where it was', async () => {
    const { environment, live, close, source, now } = await open(longStory(25), { pageSize: 10 })
    expect(environment.exposed).toEqual([live])
    close()
    await environment.pass(1000)
    expect(source.signal()?.aborted).toBe(true)
    expect(environment.exposed).toEqual([])
    source.say(received(agentSays('while closed')))
    live.subscribe(() => {})
    await environment.pass(1000)
    expect(now()).toMatchObject({ history: 'complete', stats: { events: 26, state: 'live' } })
  })
})
