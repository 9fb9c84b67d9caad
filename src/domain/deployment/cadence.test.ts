import { expect, it } from 'vitest'
import { readCadence, sayCadence, toExpression } from './cadence.ts'

it.each([
  ['5 * * * *', 'every hour at :05'],
  ['30 2 * * *', 'every day at 02:30'],
  ['0 9 * * 1-5', 'Monday to Friday at 09:00'],
  ['0 9 * * 0', 'every Sunday at 09:00'],
  ['15 8 31 * *', 'on day 31 of the month at 08:15'],
])('reads %s, says it, and writes it again', (expression, words) => {
  const cadence = readCadence(expression)
  expect(sayCadence(expression)).toBe(words)
  expect(cadence.kind === 'custom' ? null : toExpression(cadence)).toBe(expression)
})

it.each(['*/5 * * * *', '0 9 1 1 *', '0 9 1 * 1', '0 9,17 * * *', '0 0 9 * * *', '@daily', '', '0 9 0 * *'])(
  'leaves %j as it is',
  (expression) => {
    expect(readCadence(expression)).toEqual({ kind: 'custom' })
    expect(sayCadence(expression)).toBe(expression)
  },
)

it('knows Sunday by both of its numbers', () => {
  expect(readCadence('0 9 * * 7')).toEqual(readCadence('0 9 * * 0'))
})
