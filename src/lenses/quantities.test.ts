import { describe, expect, it } from 'vitest'
import { sayCount, sayOffset, saySize } from './quantities.ts'

describe('quantities', () => {
  it('keeps offsets short enough for their column', () => {
    expect([-5, 400, 17_140, 412_000, 3_845_000].map(sayOffset)).toEqual(['0.0', '0.4', '17.1', '412', '1:04:05'])
  })

  it('rounds sizes to what can be compared', () => {
    expect([214, 1200, 214_000, 1_200_000].map(saySize)).toEqual(['214 B', '1.2 kB', '214 kB', '1.2 MB'])
  })

  it('uses the singular for one', () => {
    expect(sayCount(1, 'line')).toBe('1 line')
    expect(sayCount(5000, 'line')).toBe('5,000 lines')
  })
})
