import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { patiently } from './patiently.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks again until the code is there', async () => {
  const load = vi.fn<() => Promise<string>>()
  load.mockRejectedValueOnce(new Error('unreachable')).mockRejectedValueOnce(new Error('unreachable'))
  load.mockResolvedValue('code')
  const loaded = patiently(load)()
  await vi.runAllTimersAsync()
  expect(await loaded).toBe('code')
  expect(load).toHaveBeenCalledTimes(3)
})

it('gives up with the last failure as its cause when the code is gone for good', async () => {
  const load = vi.fn(() => Promise.reject(new Error('gone')))
  const outcome = expect(patiently(load)()).rejects.toMatchObject({ name: 'CodeUnavailable', cause: new Error('gone') })
  await vi.runAllTimersAsync()
  await outcome
  expect(load).toHaveBeenCalledTimes(30)
})
