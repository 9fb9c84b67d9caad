import { expect, it, vi } from 'vitest'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { wholeHistory } from './wholeHistory.ts'

/** A session that stands where the test puts it. */
function sessionAt(history: LiveSessionSnapshot['history']) {
  let now = { phase: 'ready', history, error: null as Error | null, items: { length: 100 } }
  const listeners = new Set<() => void>()
  const loadOlder = vi.fn()
  const session = {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getSnapshot: () => now,
    loadOlder,
  } as unknown as LiveSession // of which only these are asked for
  const moveTo = (next: Partial<typeof now>) => {
    now = { ...now, ...next }
    for (const listener of listeners) listener()
  }
  return { session, loadOlder, moveTo, listeners }
}

const options = () => ({ signal: new AbortController().signal, onProgress: vi.fn<(eventCount: number) => void>() })

it('asks for older events until the session is whole, and tells how many are here', async () => {
  const { session, loadOlder, moveTo, listeners } = sessionAt('more')
  const given = options()
  const whole = wholeHistory(session, given)
  expect(loadOlder).toHaveBeenCalledTimes(1)
  moveTo({ history: 'loading', items: { length: 200 } })
  moveTo({ history: 'more' })
  expect(loadOlder).toHaveBeenCalledTimes(2)
  moveTo({ history: 'complete', items: { length: 250 } })
  await whole
  expect(given.onProgress).toHaveBeenLastCalledWith(250)
  expect(listeners.size).toBe(0)
})

it('tries again what had failed, and says why it fails again', async () => {
  const { session, loadOlder, moveTo } = sessionAt('failed')
  const whole = wholeHistory(session, options())
  expect(loadOlder).toHaveBeenCalledTimes(1)
  moveTo({ history: 'loading' })
  moveTo({ history: 'failed', error: new Error('The service is down.') })
  await expect(whole).rejects.toThrow('The events before could not be read. The service is down.')
})

it('gives up when the export is cancelled', async () => {
  const { session, listeners } = sessionAt('loading')
  const controller = new AbortController()
  const whole = wholeHistory(session, { ...options(), signal: controller.signal })
  controller.abort()
  await expect(whole).rejects.toThrow('cancelled')
  expect(listeners.size).toBe(0)
})
