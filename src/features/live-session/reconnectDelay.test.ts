import { expect, it } from 'vitest'
import { reconnectDelay } from './reconnectDelay.ts'

it('doubles from half a second to ten, and halves at most by chance', () => {
  const attempts = [0, 1, 2, 3, 4, 5, 100]
  expect(attempts.map((attempt) => reconnectDelay(attempt, () => 1))).toEqual([
    500, 1000, 2000, 4000, 8000, 10_000, 10_000,
  ])
  expect(attempts.map((attempt) => reconnectDelay(attempt, () => 0))).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000])
})

it('does what the server asks', () => {
  expect(reconnectDelay(0, () => 0, 30_000)).toBe(30_000)
})
