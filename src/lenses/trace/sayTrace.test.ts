import { expect, it } from 'vitest'
import { sayTick } from './sayTrace.ts'

it.each([
  [0, 6000, '0 s'],
  [18_000, 6000, '18 s'],
  [90_000, 30_000, '1 m 30 s'],
  [7_200_000, 3_600_000, '2 h'],
  [3_611_000, 1000, '1 h 11 s'],
  [90_000_000, 3_600_000, '1 d 1 h'],
  [250, 50, '250 ms'],
  [0.5, 0.1, '0.5 ms'],
  [12_500, 500, '12.5 s'],
  [12_345, 5, '12.345 s'],
])('writes %d ms between ticks %d ms apart as "%s"', (offsetMs, stepMs, text) => {
  expect(sayTick(offsetMs, stepMs)).toBe(text)
})
