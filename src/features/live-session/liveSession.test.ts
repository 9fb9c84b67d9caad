import { describe, expect, it } from 'vitest'
import { agentSays, idle, received, running, userSays } from '@/domain/session/testing/events.ts'
import { createFakeSource } from './createFakeSource.ts'
import { createTestEnvironment } from './createTestEnvironment.ts'
import { createLiveSession } from './liveSession.ts'

const open = (stored = [userSays('hello'), running(), agentSays('hi'), idle()]) => {
  const environment = createTestEnvironment()
  const source = createFakeSource(stored.map(received))
  const live = createLiveSession(source, { environment })
  const close = live.subscribe(() => {})
  return { environment, source, live, close }
}

describe('an open session', () => {
  it('shows the tail of its history and then what the stream says', async () => {
    const { environment, source, live } = open()
    await source.reached(1)
    await environment.settle()
    expect(live.getSnapshot().phase).toBe('ready')
    expect(live.getSnapshot().stats).toMatchObject({ events: 4, state: 'live' })
    source.say(received(agentSays('more')))
    await environment.settle()
    expect(live.getSnapshot().stats.events).toBe(5)
  })
})
