import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareIds, countMissing, startComparison } from './ledger.ts'

const knows = (...ids: string[]) => {
  const known = new Set(ids)
  return (id: string) => known.has(id)
}

describe('the ledger', () => {
  it('finds nothing missing when the log holds what the list names', () => {
    const compared = compareIds(startComparison(null), ['a', 'b', 'c'], knows('a', 'b', 'c'))
    expect(compared).toEqual({ listed: 3, lastId: 'c', lastKnownId: 'c', missing: [], ahead: [] })
  })

  it('says what is missing, and between which events', () => {
    const compared = compareIds(startComparison('a'), ['b', 'c', 'd', 'e', 'f'], knows('a', 'd', 'f'))
    expect(compared.missing).toEqual([
      { afterId: 'a', beforeId: 'd', ids: ['b', 'c'] },
      { afterId: 'd', beforeId: 'f', ids: ['e'] },
    ])
    expect(countMissing(compared.missing)).toBe(3)
  })

  it('does not call events missing that only the stream has still to bring', () => {
    const compared = compareIds(startComparison(null), ['a', 'b', 'c'], knows('a'))
    expect(compared).toMatchObject({ missing: [], ahead: ['b', 'c'], lastKnownId: 'a', lastId: 'c' })
  })

  it('names events before everything known', () => {
    const compared = compareIds(startComparison(null), ['a', 'b'], knows('b'))
    expect(compared.missing).toEqual([{ afterId: null, beforeId: 'b', ids: ['a'] }])
  })

  it('does not count the event a page begins with again', () => {
    const first = compareIds(startComparison(null), ['a', 'b'], knows('a', 'b'))
    expect(compareIds(first, ['b', 'c'], knows('a', 'b', 'c')).listed).toBe(3)
  })

  it('finds the same however the list is cut into pages, and every unknown id once', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (isKnown, size) => {
        const ids = isKnown.map((_, index) => `evt_${index}`)
        const has = (id: string) => isKnown[ids.indexOf(id)] === true
        const whole = compareIds(startComparison(null), ids, has)
        let paged = startComparison(null)
        for (let at = 0; at < ids.length; at += size) paged = compareIds(paged, ids.slice(at, at + size), has)
        expect(paged).toEqual(whole)
        const told = [...whole.missing.flatMap((run) => run.ids), ...whole.ahead]
        expect(told).toEqual(ids.filter((id) => !has(id)))
      }),
    )
  })
})
