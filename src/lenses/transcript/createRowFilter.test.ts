import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EventKind } from '@/domain/session/logItems.ts'
import type { CallRow, Timeline, TimelineRow } from '@/domain/session/timeline.ts'
import { rowEventKind } from '../keys/findRow.ts'
import { createRowFilter } from './createRowFilter.ts'
import { type FoldLevel, isShownAt } from './foldLevel.ts'

const toTimeline = (rows: readonly TimelineRow[]): Timeline => ({
  length: rows.length,
  at: (index) => rows[index],
  indexOf: (id) => rows.findIndex((row) => row.eventId === id),
})
const base = (id: string) => ({ key: id, eventId: id, atMs: 0, threadId: null })
const makers = {
  running: (id: string) => call(id, 'running'),
  waiting: (id: string) => call(id, 'waiting'),
  ok: (id: string) => call(id, 'ok'),
  failed: (id: string) => call(id, 'failed'),
  user: (id: string): TimelineRow => ({ ...base(id), kind: 'user' }),
  message: (id: string): TimelineRow => ({ ...base(id), kind: 'message' }),
  request: (id: string): TimelineRow => ({
    ...base(id),
    kind: 'request',
    endId: null,
    endedAtMs: null,
    isError: false,
    isInterrupted: false,
    usage: {},
  }),
  turn: (id: string): TimelineRow => ({
    ...base(id),
    key: `turn:${id}`,
    kind: 'turn',
    endedAtMs: null,
    isOpen: true,
    stopReason: null,
    usage: {},
    callCount: 0,
    failureCount: 0,
  }),
}
const call = (id: string, outcome: CallRow['outcome']): CallRow => ({
  ...base(id),
  kind: 'call',
  tool: 'built-in',
  name: 'Bash',
  serverName: null,
  summary: '',
  outcome,
  permission: null,
  resultId: null,
  endedAtMs: null,
})

/** What is open ends in the way that was drawn for the step. */
function ended(row: TimelineRow | undefined, made: keyof typeof makers): TimelineRow | undefined {
  if (row?.kind === 'request' && row.endId === null) return { ...row, endId: 'end', isError: made === 'failed' }
  if (row?.kind !== 'call' || (row.outcome !== 'running' && row.outcome !== 'waiting')) return row
  return { ...row, outcome: made === 'failed' ? 'failed' : 'ok' }
}

const names = ['running', 'waiting', 'ok', 'failed', 'user', 'message', 'request', 'turn'] as const
const step = fc.record({
  side: fc.constantFrom('older', 'newer', 'end'),
  place: fc.nat(),
  made: fc.constantFrom(...names),
  level: fc.constantFrom<FoldLevel>('all', 'calls', 'requests', 'turns'),
})
const kinds = fc.uniqueArray(fc.constantFrom<EventKind>('tool', 'error', 'wait', 'message', 'span'))

it('picks what a look at every row would pick, while calls end, levels change and the log grows at both ends', () => {
  fc.assert(
    fc.property(kinds, fc.array(step, { maxLength: 40 }), (hidden, steps) => {
      const hiddenKinds = new Set(hidden)
      const pick = createRowFilter()
      let rows: TimelineRow[] = []
      steps.forEach(({ side, place, made, level }, number) => {
        const index = rows.length === 0 ? -1 : place % rows.length
        const next = ended(rows[index], made)
        if (side === 'older') rows = [makers[made](`e${number}`), ...rows]
        else if (side === 'newer') rows = [...rows, makers[made](`e${number}`)]
        else if (next) rows = rows.with(index, next)
        const shown = pick(toTimeline(rows), level, hiddenKinds)
        const isShown = (row: TimelineRow) =>
          isShownAt(level, row) && (row.kind === 'turn' || !hiddenKinds.has(rowEventKind(row)))
        const wanted = rows.flatMap((row, at) => (isShown(row) ? [at] : []))
        expect(Array.from({ length: shown.length }, (_, at) => shown.timelineIndex(at))).toEqual(wanted)
        expect(rows.map((_, at) => shown.placeOf(at))).toEqual(
          rows.map((_, at) => wanted.findLastIndex((one) => one <= at)),
        )
      })
    }),
  )
})
