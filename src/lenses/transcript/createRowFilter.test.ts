import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EventKind } from '@/domain/session/logItems.ts'
import type { CallRow, Timeline, TimelineRow } from '@/domain/session/timeline.ts'
import { rowEventKind } from '../keys/findRow.ts'
import { createRowFilter } from './createRowFilter.ts'

const toTimeline = (rows: readonly TimelineRow[]): Timeline => ({
  length: rows.length,
  at: (index) => rows[index],
  indexOf: (id) => rows.findIndex((row) => row.eventId === id),
})
const call = (id: string, outcome: CallRow['outcome']): CallRow => ({
  key: id,
  eventId: id,
  atMs: 0,
  threadId: null,
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

it('picks what a look at every row would pick, while calls end and the log grows at both ends', () => {
  const kinds = fc.uniqueArray(fc.constantFrom<EventKind>('tool', 'error', 'wait'))
  const step = fc.record({
    side: fc.constantFrom('older', 'newer', 'end'),
    place: fc.nat(),
    outcome: fc.constantFrom<CallRow['outcome']>('running', 'waiting', 'ok', 'failed'),
  })
  fc.assert(
    fc.property(kinds, fc.array(step, { maxLength: 30 }), (hidden, steps) => {
      const hiddenKinds = new Set(hidden)
      const pick = createRowFilter()
      let rows: TimelineRow[] = []
      steps.forEach(({ side, place, outcome }, number) => {
        const index = rows.length === 0 ? -1 : place % rows.length
        const row = rows[index]
        const isOpen = row?.kind === 'call' && (row.outcome === 'running' || row.outcome === 'waiting')
        if (side === 'older') rows = [call(`c${number}`, outcome), ...rows]
        else if (side === 'newer') rows = [...rows, call(`c${number}`, outcome)]
        else if (row && isOpen) rows = rows.with(index, { ...row, outcome })
        const shown = pick(toTimeline(rows), 'all', hiddenKinds)
        const wanted = rows.flatMap((one, at) => (hiddenKinds.has(rowEventKind(one)) ? [] : [at]))
        expect(Array.from({ length: shown.length }, (_, at) => shown.timelineIndex(at))).toEqual(wanted)
      })
    }),
  )
})
