import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisTicks, tickStep } from './axisTicks.ts'
import { compressedTimeMap, plainTimeMap } from './timeMap.ts'
import { fitInto, isWhole, panBy, zoomAt } from './zoom.ts'

/** Gaps in order, from pairs of busy and idle stretches. */
const gaps = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1000, max: 90_000 })), { maxLength: 20 })
  .map((pairs) => {
    let at = 0
    return pairs.map(([busy, idle]) => {
      const startMs = at + busy
      at = startMs + idle
      return { startMs, endMs: at }
    })
  })

describe('the compressed axis', () => {
  it('leads from time to place and back', () => {
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 2_000_000 }), (idle, ms) => {
        const map = compressedTimeMap(0, idle, 1500)
        expect(map.toMs(map.toPlace(ms))).toBeCloseTo(ms, 4)
        expect(map.toPlace(map.toMs(ms / 7))).toBeCloseTo(ms / 7, 4)
      }),
    )
  })

  it('keeps the order of times, and every busy stretch at its length', () => {
    fc.assert(
      fc.property(gaps, fc.nat(1_000_000), fc.nat(1_000_000), (idle, left, right) => {
        const map = compressedTimeMap(0, idle, 1500)
        expect(Math.sign(map.toPlace(left) - map.toPlace(right))).toBe(Math.sign(left - right))
        const idleMs = (until: number) =>
          idle.reduce((sum, gap) => sum + Math.max(0, Math.min(until, gap.endMs) - gap.startMs), 0)
        const from = Math.min(left, right)
        const to = Math.max(left, right)
        if (idleMs(from) === idleMs(to)) expect(map.toPlace(to) - map.toPlace(from)).toBeCloseTo(to - from, 4)
      }),
    )
  })

  it('is the plain axis when nothing is idle for long', () => {
    const map = compressedTimeMap(100, [{ startMs: 200, endMs: 1300 }], 1500)
    expect(map.seams).toEqual([])
    expect([map.toPlace(700), map.toMs(600)]).toEqual([plainTimeMap(100).toPlace(700), plainTimeMap(100).toMs(600)])
  })
})

describe('ticks', () => {
  it('stand at round times, never more than asked for', () => {
    const { step, ticks } = axisTicks(plainTimeMap(5_000), 0, 34_000, 6)
    expect(step).toBe(6000)
    expect(ticks.map((tick) => tick.offsetMs)).toEqual([0, 6000, 12_000, 18_000, 24_000, 30_000])
  })

  it.each([
    [1, 10, 0.1],
    [70_000, 7, 10_000],
    [40 * 86_400_000, 8, 5 * 86_400_000],
  ])('for %d ms and at most %d stand %d ms apart', (spanMs, most, step) => {
    expect(tickStep(spanMs, most)).toBe(step)
  })

  it('leave seams free', () => {
    const map = compressedTimeMap(0, [{ startMs: 10_000, endMs: 3_610_000 }], 2000)
    const { ticks } = axisTicks(map, 0, 22_000, 11)
    expect(ticks.map((tick) => tick.offsetMs / 1000)).toEqual([0, 2, 4, 6, 8, 10, 3610, 3612, 3614, 3616, 3618, 3620])
    expect(ticks.every(({ place }) => place <= 10_000 || place >= 12_000)).toBe(true)
  })
})

describe('zooming', () => {
  const whole = { from: 0, to: 1000 }

  it('keeps what is under the pointer where it is', () => {
    expect(zoomAt(whole, 0.25, 2, whole)).toEqual({ from: 125, to: 625 })
  })

  it('stays inside the session and above a millisecond', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 900, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 5000, noNaN: true }),
        (from, fraction, factor) => {
          const next = zoomAt({ from, to: from + 100 }, fraction, factor, whole)
          expect(next.from).toBeGreaterThanOrEqual(-1e-9)
          expect(next.to).toBeLessThanOrEqual(1000 + 1e-9)
          expect(next.to - next.from).toBeGreaterThan(0.999)
        },
      ),
    )
  })

  it('moves no further than the ends', () => {
    expect(panBy({ from: 800, to: 900 }, 5, whole)).toEqual({ from: 900, to: 1000 })
    expect(panBy({ from: 100, to: 200 }, -5, whole)).toEqual({ from: 0, to: 100 })
    expect(fitInto({ from: -50, to: 5000 }, whole)).toEqual(whole)
    expect(isWhole(whole, whole)).toBe(true)
    expect(isWhole({ from: 1, to: 1000 }, whole)).toBe(false)
  })
})
