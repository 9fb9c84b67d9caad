import { describe, expect, it } from 'vitest'
import { dueTimes, findScheduleFault, isTimeZone, lastDue, nextDue } from './cronSchedule.ts'

const at = (text: string) => Date.parse(text)
const shown = (times: number[]) => times.map((ms) => new Date(ms).toISOString().slice(0, 16))
const berlin = (expression: string) => ({ expression, timezone: 'Europe/Berlin' })

describe('daylight saving', () => {
  it('keeps the hour of the wall clock when the clocks change', () => {
    expect(shown(dueTimes(berlin('0 3 * * *'), at('2026-03-27T12:00:00Z'), 3))).toEqual([
      '2026-03-28T02:00',
      '2026-03-29T01:00',
      '2026-03-30T01:00',
    ])
  })

  it('runs a time that the change skips right behind the gap', () => {
    expect(shown(dueTimes(berlin('30 2 * * *'), at('2026-03-28T12:00:00Z'), 2))).toEqual([
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ])
  })

  it('runs a time that the change repeats once', () => {
    expect(shown(dueTimes(berlin('30 2 * * *'), at('2026-10-24T12:00:00Z'), 2))).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ])
  })

  it('runs an hourly schedule in both of the hours that have the same name', () => {
    expect(shown(dueTimes(berlin('0 * * * *'), at('2026-10-24T23:30:00Z'), 3))).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T01:00',
      '2026-10-25T02:00',
    ])
  })
})

it('finds the last time that has passed, the present one included', () => {
  const hourly = { expression: '0 * * * *', timezone: 'UTC' }
  expect(lastDue(hourly, at('2026-10-01T09:00:00Z'))).toBe(at('2026-10-01T09:00:00Z'))
  expect(lastDue(hourly, at('2026-10-01T08:59:59Z'))).toBe(at('2026-10-01T08:00:00Z'))
  expect(nextDue(hourly, at('2026-10-01T09:00:00Z'))).toBe(at('2026-10-01T10:00:00Z'))
})

it('takes names of months and days, and Sunday as 0 and as 7', () => {
  const from = at('2026-10-01T00:00:00Z')
  const sunday = dueTimes({ expression: '0 0 * * SUN', timezone: 'UTC' }, from, 2)
  for (const day of ['0', '7'])
    expect(dueTimes({ expression: `0 0 * * ${day}`, timezone: 'UTC' }, from, 2)).toEqual(sunday)
  expect(findScheduleFault({ expression: '0 0 1 JUL mon-fri', timezone: 'UTC' }, from)).toBeNull()
})

it.each([
  ['@daily', 'five fields'],
  ['0 3 * *', 'five fields'],
  ['0 0 3 * * *', 'has 6'],
  ['61 3 * * *', 'cannot be read'],
  ['0 3 L * *', "'L'"],
  ['0 3 15W * *', "'W'"],
  ['0 3 * * 5#2', "'#'"],
  ['0 3 ? * *', "'?'"],
  ['0 0 30 2 *', 'never comes due'],
  ['', 'five fields'],
])('refuses the expression %j', (expression, reason) => {
  const fault = findScheduleFault({ expression, timezone: 'UTC' }, at('2026-10-01T00:00:00Z'))
  expect(fault?.field).toBe('expression')
  expect(fault?.message).toContain(reason)
})

it('takes names of zones, no offsets', () => {
  expect(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'].every(isTimeZone)).toBe(true)
  expect(['', '+02:00', 'Nowhere/Town', 'Europe'].some(isTimeZone)).toBe(false)
})
