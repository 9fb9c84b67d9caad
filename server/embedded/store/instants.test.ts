import { expect, it } from 'vitest'
import { instantAfter, nowInstant, toInstant, toMicros } from './instants.ts'

it('reads every spelling of an instant and writes one', () => {
  const spellings = [
    '2026-05-18T15:27:11.187413896Z',
    '2026-05-18T17:27:11.187413+02:00',
    '2026-05-18t15:27:11.187413z',
  ]
  expect(spellings.map((text) => toInstant(toMicros(text) ?? 0))).toEqual(
    spellings.map(() => '2026-05-18T15:27:11.187413Z'),
  )
  expect(toInstant(toMicros('2026-05-18T15:27:11Z') ?? 0)).toBe('2026-05-18T15:27:11.000000Z')
})

it('refuses what is not an instant', () => {
  expect(['yesterday', '2026-05-18', '2026-13-40T00:00:00Z', ''].map(toMicros)).toEqual(Array(4).fill(undefined))
})

it('never gives the same instant twice, nor an earlier one', () => {
  const instants = Array.from({ length: 1000 }, nowInstant)
  expect(instants).toEqual([...new Set(instants)].sort())
  expect(instantAfter('2100-01-01T00:00:00.000009Z')).toBe('2100-01-01T00:00:00.000010Z')
})
