import { describe, expect, it } from 'vitest'
import { createFakeLog, startMs } from '../testing/fakeLog.ts'
import { createTurnCounter, turnStartMs } from './createTurnCounter.ts'

function numbersIn(log: ReturnType<typeof createFakeLog>, numberOf = createTurnCounter()) {
  const rows = Array.from({ length: log.timeline.length }, (_, index) => log.timeline.at(index))
  return rows.flatMap((row) => (row?.kind === 'turn' ? [numberOf(log.timeline, row)] : []))
}

describe('createTurnCounter', () => {
  it('counts on while the log grows', () => {
    const numberOf = createTurnCounter()
    const log = createFakeLog().turn('t1').user('u1', 'a').turn('t2')
    expect(numbersIn(log, numberOf)).toEqual([1, 2])
    log.message('m1', 'b').turn('t3')
    expect(numbersIn(log, numberOf)).toEqual([1, 2, 3])
  })

  it('counts anew when the log turns out to begin earlier', () => {
    const numberOf = createTurnCounter()
    numbersIn(createFakeLog().turn('t2').user('u2', 'b'), numberOf)
    expect(numbersIn(createFakeLog().turn('t1').user('u1', 'a').turn('t2').user('u2', 'b'), numberOf)).toEqual([1, 2])
  })

  it('finds when the turn of a row began', () => {
    const log = createFakeLog().user('u0', 'before').after(5000).turn('t1').after(400).user('u1', 'a')
    expect(turnStartMs(log.timeline, 2)).toBe(startMs + 5000)
    expect(turnStartMs(log.timeline, 0)).toBe(startMs)
  })
})
