import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSearch } from '@/domain/session/search.ts'
import { arbitrarySession } from '@/domain/session/testing/arbitrarySession.ts'
import { newLog } from '@/domain/session/testing/describeLog.ts'
import { received } from '@/domain/session/testing/events.ts'
import { toEventRows } from './eventRows.ts'
import { listItems } from './listedItems.ts'

it('the rows are the items that fit, in the order asked for, with each seam behind its event', () => {
  const choices = fc.record({
    filtered: fc.boolean(),
    order: fc.constantFrom('server' as const, 'arrival' as const),
    cut: fc.nat(),
    late: fc.nat(),
    window: fc.option(fc.tuple(fc.nat(), fc.nat())),
    seams: fc.array(fc.nat(), { maxLength: 3 }),
    pieces: fc.array(fc.nat(), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(arbitrarySession, choices, (story, { filtered, order, cut, late, window, seams, pieces }) => {
      const events = story.map((event, index) => ({ ...event, atMs: 1000 * index }))
      const log = newLog()
      const newer = events.slice(cut % events.length)
      const missed = late % newer.length
      for (const [index, event] of newer.entries()) if (index !== missed || index === 0) log.append(received(event))
      log.addPage(newer.map(received), 'newer')
      log.addPage(events.slice(0, cut % events.length).map(received), 'older')
      const items = log.items()
      const timeOf = (place: number) => events[place % events.length]?.atMs ?? 0
      const times = window && [timeOf(window[0]), timeOf(window[1])].sort((left, right) => left - right)
      const shownWindow = times && { startMs: times[0] ?? 0, endMs: times[1] ?? 0 }

      const fits = (type: string) => !filtered || type.startsWith('agent.')
      const search = createSearch(({ type }) => fits(type))
      search.update(items)
      search.read(() => false)
      const hits = filtered ? search.hits() : null
      const marks = seams.map((place, index) => ({
        brokeAtMs: index,
        restoredAtMs: null,
        resumedAfterId: null,
        duplicatesDropped: 0,
        missingCount: null,
        afterId: events[place % events.length]?.id ?? null,
      }))
      const piece = { atMs: 0, block: 0, characters: 1 }
      const opened = [...new Set(pieces.map((place) => events[place % events.length]?.id ?? ''))].map(
        (eventId, count) => ({
          eventId,
          deltas: { startedAtMs: 0, frames: Array.from({ length: count }, () => piece), unkeptCount: 0 },
        }),
      )
      const rows = toEventRows(items, listItems(items, hits, order, shownWindow), marks, opened)

      const all = Array.from({ length: items.length }, (_, index) => items.at(index)).filter(
        (item) => item !== undefined,
      )
      const shown = all.filter(
        ({ type, atMs }) =>
          fits(type) && (!shownWindow || (atMs !== null && atMs >= shownWindow.startMs && atMs <= shownWindow.endMs)),
      )
      if (order === 'arrival') shown.sort((left, right) => left.arrival - right.arrival)
      const keys = Array.from({ length: rows.length }, (_, position) => rows.keyAt(position))
      const isInserted = (key: string) => key.startsWith('seam:') || key.startsWith('delta:')
      expect(keys.filter((key) => !isInserted(key))).toEqual(shown.map(({ id }) => id))
      const shownPieces = opened
        .filter(({ eventId }) => shown.some(({ id }) => id === eventId))
        .flatMap(({ eventId, deltas }) => ['', ...deltas.frames].map((_, at) => `delta:${eventId}:${at}`))
      expect(keys.filter((key) => key.startsWith('delta:')).toSorted()).toEqual(shownPieces.toSorted())
      for (const { eventId } of opened.filter(({ eventId: id }) => rows.positionOf(id) !== -1)) {
        expect(keys[rows.positionOf(eventId) + 1]).toBe(`delta:${eventId}:0`)
      }
      expect(keys).toHaveLength(shown.length + marks.length + shownPieces.length)
      for (const { id } of shown) expect(keys[rows.positionOf(id)]).toBe(id)
      for (const { brokeAtMs, afterId } of marks) {
        const place = keys.indexOf(`seam:${brokeAtMs}`)
        const before = keys.slice(0, place).findLast((key) => !isInserted(key))
        if (shown.some(({ id }) => id === afterId)) expect(before).toBe(afterId)
      }
      expect(rows.positionOf('evt_elsewhere')).toBe(-1)
      expect(rows.at(rows.length)).toBeUndefined()
    }),
    { numRuns: 100 },
  )
})
