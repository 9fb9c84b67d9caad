import { expect, it } from 'vitest'
import { readSessionSummary } from './sessionSummary.ts'
import { sessionsByDay } from './sessionsByDay.ts'

const now = new Date(2026, 7, 21, 15, 30)
const made = (daysAgo: number, part: Record<string, unknown> = {}) =>
  readSessionSummary({
    id: `s${daysAgo}`,
    status: 'idle',
    created_at: new Date(2026, 7, 21 - daysAgo, 9).toISOString(),
    ...part,
  })

it('adds up the sessions of each day, quiet days among them', () => {
  const days = sessionsByDay(
    [
      made(0, { usage: { input_tokens: 10, output_tokens: 5 } }),
      made(0, { usage: { total_credits: 1.5 } }),
      made(2, { status: 'terminated' }),
    ],
    3,
    now.getTime(),
  )
  expect(days.map(({ sessions }) => sessions)).toEqual([1, 0, 2])
  expect(days[2]).toMatchObject({ tokens: 15, credits: 1.5, ended: 0 })
  expect(days[0]?.ended).toBe(1)
})

it('leaves out what is older than the days', () => {
  expect(sessionsByDay([made(9)], 7, now.getTime()).every(({ sessions }) => sessions === 0)).toBe(true)
})
