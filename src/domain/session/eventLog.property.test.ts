import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { arbitrarySession } from './testing/arbitrarySession.ts'
import { newLog, plainly, seen } from './testing/describeLog.ts'
import { received } from './testing/events.ts'

const runs = { numRuns: 60 }

vi.setConfig({ testTimeout: 30_000 })

/** Cuts a list into pages of the given sizes, used in turn. */
function pagesOf<Item>(items: Item[], sizes: number[]): Item[][] {
  const pages: Item[][] = []
  for (let at = 0, turn = 0; at < items.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    pages.push(items.slice(at, at + size))
    at += size
  }
  return pages
}

describe('the event log', () => {
  it('tells the same story however older history is cut into pages', () => {
    fc.assert(
      fc.property(
        arbitrarySession,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        (events, sizes) => {
          const log = newLog()
          for (const page of pagesOf(events.toReversed(), sizes)) log.addPage(page.toReversed().map(received), 'older')
          expect(seen(log)).toEqual(seen(plainly(events)))
        },
      ),
      runs,
    )
  })

  it('tells the same story when history grows at one end and the stream at the other', () => {
    fc.assert(
      fc.property(
        arbitrarySession,
        fc.nat(),
        fc.array(fc.boolean()),
        fc.integer({ min: 1, max: 5 }),
        (events, cut, turns, size) => {
          const middle = cut % (events.length + 1)
          const older = pagesOf(events.slice(0, middle).toReversed(), [size]).map((page) => page.toReversed())
          const newer = events.slice(middle)
          const log = newLog()
          for (const isOlder of turns) {
            const page = isOlder ? older.shift() : undefined
            const event = isOlder ? undefined : newer.shift()
            if (page) log.addPage(page.map(received), 'older')
            if (event) log.append(received(event))
            log.timeline()
          }
          for (const page of older) log.addPage(page.map(received), 'older')
          for (const event of newer) log.append(received(event))
          expect(seen(log)).toEqual(seen(plainly(events)))
        },
      ),
      runs,
    )
  })

  it('drops what comes twice, and counts it', () => {
    fc.assert(
      fc.property(arbitrarySession, fc.array(fc.nat(), { maxLength: 20 }), (events, repeats) => {
        const log = newLog()
        events.forEach((event, index) => {
          log.append(received(event))
          for (const repeat of repeats) {
            const earlier = events[repeat % (index + 1)]
            if (repeat % events.length === index && earlier) log.append(received(earlier))
          }
        })
        expect(seen(log)).toEqual(seen(plainly(events)))
        expect(log.counts().duplicatesDropped).toBe(repeats.length)
      }),
      runs,
    )
  })

  it('takes the order of a list where it overlaps with the stream', () => {
    fc.assert(
      fc.property(
        arbitrarySession,
        fc.nat(),
        fc.nat(),
        fc.infiniteStream(fc.boolean()),
        (events, from, overlap, swaps) => {
          const start = from % (events.length + 1)
          const end = Math.min(events.length, start + 1 + (overlap % 10))
          const streamed = events.slice(start)
          // Neighbours within what the list shows may come the other way round on the stream.
          for (let index = 0; index + 1 < end - start; index += 1) {
            const [left, right] = [streamed[index], streamed[index + 1]]
            if (left && right && swaps.next().value) streamed.splice(index, 2, right, left)
          }
          const log = newLog()
          for (const event of streamed) log.append(received(event))
          log.addPage(events.slice(0, end).map(received), 'older')
          expect(seen(log)).toEqual(seen(plainly(events)))
        },
      ),
      runs,
    )
  })

  it('tells the same story after any number of drops and resumes', () => {
    fc.assert(
      fc.property(arbitrarySession, fc.array(fc.tuple(fc.nat(), fc.nat(5))), (events, drops) => {
        const log = newLog()
        let at = 0
        for (const [length, back] of drops) {
          for (const event of events.slice(at, at + (length % 12))) log.append(received(event))
          at = Math.max(0, Math.min(events.length, at + (length % 12)) - back)
        }
        for (const event of events.slice(at)) log.append(received(event))
        expect(seen(log)).toEqual(seen(plainly(events)))
      }),
      runs,
    )
  })

  it('tells the same story when a hole in the middle is filled from a list', () => {
    fc.assert(
      fc.property(arbitrarySession, fc.nat(), fc.nat(), fc.boolean(), (events, from, size, withBorders) => {
        const start = 1 + (from % Math.max(1, events.length - 2))
        const end = Math.min(events.length - 1, start + 1 + (size % 8))
        fc.pre(end > start)
        const log = newLog()
        for (const event of [...events.slice(0, start), ...events.slice(end)]) log.append(received(event))
        const page = withBorders ? events.slice(start - 1, end + 1) : events.slice(0)
        log.addPage(page.map(received), 'newer')
        expect(seen(log)).toEqual(seen(plainly(events)))
        expect(log.counts()).toMatchObject({ gapsFound: 1, gapsFilled: 1 })
      }),
      runs,
    )
  })

  it('keeps every event within reach of a row', () => {
    fc.assert(
      fc.property(arbitrarySession, (events) => {
        const log = plainly(events)
        for (const event of events) expect(log.timeline().indexOf(event.id)).toBeGreaterThanOrEqual(0)
      }),
      runs,
    )
  })
})
