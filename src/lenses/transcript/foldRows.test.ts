import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import { createFakeLog } from '../testing/fakeLog.ts'
import { createRowFilter } from './createRowFilter.ts'
import { type FoldLevel, isShownAt } from './foldLevel.ts'

const levels: FoldLevel[] = ['all', 'calls', 'requests', 'turns']
const adders = ['turn', 'user', 'message', 'request', 'thinking'] as const
type Adder = (typeof adders)[number]

let made = 0

/** A log with rows of these kinds, each under a key of its own. */
function rowsOf(kinds: readonly Adder[]): TimelineRow[] {
  const log = createFakeLog()
  for (const kind of kinds) {
    made += 1
    const id = `evt_${made}`
    if (kind === 'turn') log.turn(id)
    else if (kind === 'request') log.request(id, { endId: `${id}_end` })
    else log[kind](id, 'text')
  }
  return Array.from({ length: log.timeline.length }, (_, index) => log.timeline.at(index)).filter(
    (row) => row !== undefined,
  )
}

const toTimeline = (rows: readonly TimelineRow[], onLook = () => {}) => ({
  length: rows.length,
  at: (index: number) => {
    onLook()
    return rows[index]
  },
  indexOf: (id: string) => rows.findIndex((row) => row.eventId === id),
})

const someKinds = fc.array(fc.constantFrom(...adders), { maxLength: 8 })

describe('the rows of a fold level', () => {
  it('are those a plain filter picks, however the log grows and whichever level is asked for', () => {
    const step = fc.record({ behind: someKinds, before: someKinds, level: fc.constantFrom(...levels) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const pick = createRowFilter()
        let rows: TimelineRow[] = []
        for (const { behind, before, level } of steps) {
          rows = [...rowsOf(before), ...rows, ...rowsOf(behind)]
          const shown = pick(toTimeline(rows), level)
          const expected = rows.flatMap((row, index) => (isShownAt(level, row) ? [index] : []))
          expect(Array.from({ length: shown.length }, (_, at) => shown.timelineIndex(at))).toEqual(expected)
          for (const index of rows.keys()) {
            expect(shown.placeOf(index)).toBe(expected.filter((place) => place <= index).length - 1)
          }
        }
      }),
    )
  })

  it('look at each row once while the log grows at its end', () => {
    let looks = 0
    const onLook = () => {
      looks += 1
    }
    const rows = rowsOf(Array.from({ length: 2000 }, () => 'user'))
    const pick = createRowFilter()
    pick(toTimeline(rows, onLook), 'turns')
    const before = looks
    pick(toTimeline([...rows, ...rowsOf(['user'])], onLook), 'turns')
    expect(looks - before).toBeLessThan(5)
  })

  it('do not change under their reader when more is picked', () => {
    const rows = rowsOf(['turn', 'user'])
    const pick = createRowFilter()
    const before = pick(toTimeline(rows), 'turns')
    pick(toTimeline([...rows, ...rowsOf(['turn'])]), 'turns')
    expect(before.length).toBe(2)
    expect(before.timelineIndex(2)).toBe(-1)
  })
})
