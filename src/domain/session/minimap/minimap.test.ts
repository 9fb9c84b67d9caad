import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallRow, Timeline, TimelineRow, TurnRow } from '../timeline.ts'
import { createMinimap } from './createMinimap.ts'
import { createMinimapBins, type MinimapMark, minimapLanes } from './minimapBins.ts'
import { rowAtTime } from './rowAtTime.ts'

const toTimeline = (rows: readonly TimelineRow[]): Timeline => ({
  length: rows.length,
  at: (index) => rows[index],
  indexOf: (id) => rows.findIndex((row) => row.kind !== 'turn' && row.eventId === id),
})

const base = (id: string, atMs: number | null) => ({ key: id, eventId: id, atMs, threadId: null })
const message = (id: string, atMs: number | null): TimelineRow => ({ ...base(id, atMs), kind: 'message' })
const turn = (id: string, atMs: number, endedAtMs: number | null): TurnRow => ({
  ...base(id, atMs),
  key: `turn:${id}`,
  kind: 'turn',
  endedAtMs,
  isOpen: endedAtMs === null,
  stopReason: null,
  usage: {},
  callCount: 0,
  failureCount: 0,
})
const call = (id: string, atMs: number, outcome: CallRow['outcome'], endedAtMs: number | null): CallRow => ({
  ...base(id, atMs),
  kind: 'call',
  tool: 'built-in',
  name: 'Bash',
  serverName: null,
  summary: '',
  outcome,
  permission: null,
  resultId: null,
  endedAtMs,
})

const marks = fc.array(
  fc.record({
    lane: fc.constantFrom(...minimapLanes),
    startMs: fc.integer({ min: -200_000, max: 200_000 }),
    lastsMs: fc.option(fc.integer({ min: 0, max: 50_000 }), { nil: null }),
  }),
  { minLength: 1, maxLength: 60 },
)

describe('minimap bins', () => {
  it('count what a slow search over all marks would find, whatever the order and what is taken back', () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 0, max: 59 }), (list, takenBack) => {
        const all: MinimapMark[] = list.map(({ lane, startMs, lastsMs }) => ({
          lane,
          startMs,
          endMs: lastsMs === null ? null : startMs + lastsMs,
        }))
        const bins = createMinimapBins()
        for (const mark of all) bins.add(mark)
        for (const mark of all.slice(0, takenBack)) bins.remove(mark)
        const left = all.slice(takenBack)
        const extent = bins.extent()
        if (!extent) throw new Error('Nothing was added.')
        const ends = all.map((mark) => mark.endMs ?? mark.startMs)
        expect(extent).toEqual({
          startMs: Math.min(...all.map((mark) => mark.startMs)),
          endMs: Math.max(...ends),
        })
        // Bins are as fine as the range allows: a column is read as all the bins it touches. They begin with 1 ms and are
        // doubled at least once when time runs out of the range to the left.
        const columns = 97
        const columnMs = (extent.endMs + 1 - extent.startMs) / columns
        const blurMs = Math.max(2, (2 * 2 * (extent.endMs - extent.startMs)) / 4096)
        const wrong: string[] = []
        for (const lane of minimapLanes) {
          const ofLane = left.filter((mark) => mark.lane === lane)
          const found = bins.columns(lane, { startMs: extent.startMs, endMs: extent.endMs + 1 }, columns)
          if (bins.count(lane) !== ofLane.length) wrong.push(`${lane}: ${bins.count(lane)} marks`)
          for (let column = 0; column < columns; column += 1) {
            const from = extent.startMs + column * columnMs
            const touches = (slackMs: number) =>
              ofLane.filter(
                ({ startMs, endMs }) =>
                  startMs < from + columnMs + slackMs && (endMs ?? Number.POSITIVE_INFINITY) >= from - slackMs,
              ).length
            const count = found[column] ?? -1
            if (count < touches(-1e-6) || count > touches(blurMs)) wrong.push(`${lane} at ${column}: ${count}`)
          }
        }
        expect(wrong).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('ignore what has no sensible time', () => {
    const bins = createMinimapBins()
    bins.add({ lane: 'tool', startMs: Number.NaN, endMs: null })
    expect(bins.extent()).toBeNull()
  })
})

describe('minimap', () => {
  const rowsOf = (count: number) =>
    Array.from({ length: count }, (_, index): TimelineRow => {
      const atMs = index * 1000
      if (index % 10 === 0) return turn(`e${index}`, atMs, atMs + 9500)
      if (index % 3 === 0) return call(`e${index}`, atMs, index % 2 ? 'ok' : 'failed', atMs + 700)
      return message(`e${index}`, atMs)
    })
  const columnsOf = (minimap: ReturnType<typeof createMinimap>) =>
    minimapLanes.map((lane) => {
      const extent = minimap.bins.extent()
      return extent && [...minimap.bins.columns(lane, { ...extent, endMs: extent.endMs + 1 }, 50)]
    })

  it('shows the same whichever way the log was read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 80 }), fc.array(fc.boolean(), { maxLength: 12 }), (count, steps) => {
        const rows = rowsOf(count)
        let from = Math.floor(count / 2)
        let to = from + 1
        const grown = createMinimap()
        grown.update(toTimeline(rows.slice(from, to)))
        for (const isOlder of steps) {
          if (isOlder) from = Math.max(0, from - 7)
          else to = Math.min(count, to + 5)
          grown.update(toTimeline(rows.slice(from, to)))
        }
        grown.update(toTimeline(rows))
        const whole = createMinimap()
        whole.update(toTimeline(rows))
        expect(grown.turnCount).toBe(whole.turnCount)
        expect(minimapLanes.map((lane) => grown.bins.count(lane))).toEqual(
          minimapLanes.map((lane) => whole.bins.count(lane)),
        )
        const turns = Array.from({ length: grown.turnCount }, (_, index) => grown.turnAt(index)?.key)
        expect(turns).toEqual(rows.filter((row) => row.kind === 'turn').map((row) => row.key))
        expect(grown.bins.extent()).toEqual(whole.bins.extent())
      }),
    )
  })

  it('reads each row once while the log grows at both ends', () => {
    const rows = rowsOf(4000)
    const minimap = createMinimap()
    for (let step = 0; step <= 1999; step += 1) minimap.update(toTimeline(rows.slice(2000 - step, 2001 + step)))
    // The first turn row alone cannot be found by an event; everything else is read when it comes.
    expect(minimap.rowsRead()).toBeLessThan(4100)
  })

  it('moves an open call to where its end puts it', () => {
    const minimap = createMinimap()
    const first = message('m', 0)
    minimap.update(toTimeline([first, call('c', 1000, 'running', null)]))
    expect(minimap.bins.count('tool')).toBe(1)
    minimap.update(toTimeline([first, call('c', 1000, 'failed', 3000), message('n', 4000)]))
    expect(minimap.bins.count('tool')).toBe(0)
    expect(minimap.bins.count('error')).toBe(1)
    expect([...minimap.bins.columns('error', { startMs: 0, endMs: 5000 }, 5)]).toEqual([0, 1, 1, 1, 0])
  })

  it('lets go of a turn row that an older page has joined to its own turn', () => {
    const minimap = createMinimap()
    const newer = [message('m', 5000), message('n', 6000)]
    minimap.update(toTimeline([turn('m', 5000, 7000), ...newer]))
    minimap.update(toTimeline([turn('k', 1000, 7000), message('k', 1000), ...newer]))
    expect(minimap.turnCount).toBe(1)
    expect(minimap.bins.count('turn')).toBe(1)
    expect(minimap.turnAt(0)?.atMs).toBe(1000)
    expect(columnsOf(minimap)[0]?.every((count) => count === 1)).toBe(true)
  })

  it('reads everything anew when the order changed', () => {
    const minimap = createMinimap()
    minimap.update(toTimeline([message('a', 0), message('b', 1)]))
    minimap.update(toTimeline([message('b', 1), message('a', 0), message('c', 2)]))
    expect(minimap.bins.count('message')).toBe(3)
  })
})

describe('rowAtTime', () => {
  it('finds the last row that had begun', () => {
    const timeline = toTimeline([message('a', 100), message('b', null), message('c', 300), message('d', 400)])
    expect(rowAtTime(timeline, 50)?.key).toBe('a')
    expect(rowAtTime(timeline, 299)?.key).toBe('b')
    expect(rowAtTime(timeline, 300)?.key).toBe('c')
    expect(rowAtTime(timeline, 9999)?.key).toBe('d')
    expect(rowAtTime(toTimeline([]), 1)).toBeUndefined()
  })
})
