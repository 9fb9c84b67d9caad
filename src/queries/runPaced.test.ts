import { expect, it } from 'vitest'
import { ApiError } from '@/api/http.ts'
import { runPaced } from './runPaced.ts'

/** A clock that only sleeping moves. */
function createPace() {
  let ms = 0
  const pace = {
    perSecond: 20,
    now: () => ms,
    sleep: async (waitMs: number) => {
      ms += waitMs
    },
  }
  return { pace, elapsedMs: () => ms }
}

const busy = (retryAfterMs: number | null) =>
  new ApiError('Slow down.', { status: 429, type: 'rate_limit_error', retryAfterMs })

it('begins no more than twenty in a second', async () => {
  const { pace, elapsedMs } = createPace()
  const done: number[] = []
  const items = Array.from({ length: 101 }, (_, index) => index)
  const { signal } = new AbortController()
  await runPaced({ items, act: async () => {}, onSettled: (item) => done.push(item), signal, pace })
  expect(done).toEqual(items)
  expect(elapsedMs()).toBe(5000)
})

it('waits as long as the server asks for, then goes on with the same one', async () => {
  const { pace, elapsedMs } = createPace()
  const tries: string[] = []
  const act = async (item: string) => {
    tries.push(item)
    if (tries.length === 1) throw busy(7000)
  }
  const settled: [string, Error | null][] = []
  const { signal } = new AbortController()
  await runPaced({ items: ['a', 'b'], act, onSettled: (...one) => settled.push(one), signal, pace })
  expect(tries).toEqual(['a', 'a', 'b'])
  expect(settled).toEqual([
    ['a', null],
    ['b', null],
  ])
  expect(elapsedMs()).toBe(7050)
})

it('reports a refusal and goes on, and gives up on a server that stays busy', async () => {
  const { pace } = createPace()
  const settled: [string, string | undefined][] = []
  const act = async (item: string) => {
    if (item === 'refused') throw new ApiError('It is running.', { status: 409, type: 'conflict_error' })
    if (item === 'busy') throw busy(null)
  }
  const onSettled = (item: string, error: Error | null) => settled.push([item, error?.message])
  const { signal } = new AbortController()
  await runPaced({ items: ['refused', 'busy', 'fine'], act, onSettled, signal, pace })
  expect(settled).toEqual([
    ['refused', 'It is running.'],
    ['busy', 'Slow down.'],
    ['fine', undefined],
  ])
})

it('stops when told', async () => {
  const { pace } = createPace()
  const controller = new AbortController()
  const done: number[] = []
  const onSettled = (item: number) => {
    done.push(item)
    if (item === 2) controller.abort()
  }
  await runPaced({ items: [1, 2, 3], act: async () => {}, onSettled, signal: controller.signal, pace })
  expect(done).toEqual([1, 2])
})
