import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSearch, type Hits } from './search.ts'
import { arbitrarySession } from './testing/arbitrarySession.ts'
import { newLog, plainly } from './testing/describeLog.ts'
import { agentSays, received, running, userSays } from './testing/events.ts'

const indexesOf = (hits: Hits) => Array.from({ length: hits.length }, (_, position) => hits.at(position))
const isTool = ({ type }: { type: string }) => type.includes('tool')
const never = () => false
const atOnce = () => true

describe('a search', () => {
  it('finds the same however the log grows and however often it is interrupted', () => {
    fc.assert(
      fc.property(
        arbitrarySession,
        fc.nat(),
        fc.array(fc.constantFrom('old', 'new', 'read', 'gap')),
        (events, cut, steps) => {
          const middle = cut % (events.length + 1)
          const older = events.slice(0, middle)
          const newer = events.slice(middle)
          const log = newLog()
          const search = createSearch(isTool)
          for (const step of steps) {
            const old = step === 'old' ? older.splice(-2) : []
            const next = step === 'new' ? newer.shift() : undefined
            if (old.length > 0) log.addPage(old.map(received), 'older')
            if (next) log.append(received(next))
            if (step === 'gap') log.openGap()
            search.update(log.items())
            if (step === 'read') search.read(atOnce)
          }
          log.closeGap()
          log.addPage(older.map(received), 'older')
          for (const event of newer) log.append(received(event))
          search.update(log.items())
          expect(search.read(never)).toBe(true)
          const wanted = events.flatMap((event, index) => (isTool(event) ? [index] : []))
          expect(indexesOf(search.hits())).toEqual(wanted)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('looks at the newest first, a little at a time, and at nothing twice', () => {
    const log = plainly(Array.from({ length: 100 }, () => agentSays('x')))
    const seen: number[] = []
    const search = createSearch(({ index }) => seen.push(index) > 0)
    search.update(log.items())
    expect(search.read(atOnce)).toBe(false)
    expect(seen[0]).toBe(99)
    expect(search.readCount()).toBeLessThan(100)
    search.read(never)
    log.append(received(agentSays('y')))
    search.update(log.items())
    search.read(never)
    expect(seen).toHaveLength(101)
    expect(search.hits().length).toBe(101)
  })

  it('keeps its hits the same object until something was found, and shifts them with the log', () => {
    const log = plainly([running(), userSays('a')])
    const search = createSearch(({ type }) => type === 'user.message')
    search.update(log.items())
    search.read(never)
    const before = search.hits()
    log.append(received(running()))
    search.update(log.items())
    search.read(never)
    expect(search.hits()).toBe(before)
    log.addPage([received(running())], 'older')
    search.update(log.items())
    search.read(never)
    expect(indexesOf(search.hits())).toEqual([2])
    expect([0, 2, 3].map((index) => search.hits().positionOf(index))).toEqual([0, 0, 1])
  })
})
