import { expect, it } from 'vitest'
import { formatCount } from './formatCount.ts'
import { formatDuration } from './formatDuration.ts'
import { formatRelative } from './formatRelative.ts'

it.each([
  [38, '38 ms'],
  [4800, '4.8 s'],
  [9960, '10 s'],
  [55_000, '55 s'],
  [63_000, '1 m 03 s'],
  [1_440_000, '24 m'],
  [11_100_000, '3 h 05 m'],
])('writes %d ms as "%s"', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

it.each([
  [412, '412'],
  [2000, '2.0k'],
  [20_500, '20.5k'],
  [99_960, '100k'],
  [210_000, '210k'],
  [999_600, '1.0 M'],
  [2_400_000, '2.4 M'],
])('writes the count %d as "%s"', (count, text) => {
  expect(formatCount(count)).toBe(text)
})

it.each([
  [0, 'just now'],
  [-5000, 'just now'],
  [130_000, '2 min ago'],
  [3 * 3_600_000, '3 h ago'],
  [30 * 3_600_000, 'yesterday'],
  [50 * 3_600_000, '2 days ago'],
])('tells an age of %d ms as "%s"', (ageMs, text) => {
  expect(formatRelative(1_000_000_000_000 - ageMs, 1_000_000_000_000)).toBe(text)
})
