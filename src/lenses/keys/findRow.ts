import type { EventKind } from '@/domain/session/logItems.ts'
import type { Timeline, TimelineRow } from '@/domain/session/timeline.ts'

export type RowSearch = 'event' | 'error' | 'tool' | 'user' | 'approval'

/**
 * The next row (`step` 1) or the previous one (-1) of a kind, seen from the selected event. With nothing selected the
 * search begins at the near end: next finds the first, previous the last.
 */
export function findRow(
  timeline: Timeline,
  fromId: string | null,
  step: 1 | -1,
  search: RowSearch,
  hiddenKinds: ReadonlySet<EventKind> = new Set(),
): TimelineRow | undefined {
  const from = fromId === null ? -1 : timeline.indexOf(fromId)
  const start = from === -1 ? (step === 1 ? 0 : timeline.length - 1) : from + step
  for (let index = start; index >= 0 && index < timeline.length; index += step) {
    const row = timeline.at(index)
    // A turn's row shares its event with a row that shows it: stopping there would go in circles.
    if (!row || row.kind === 'turn' || row.kind === 'gap') continue
    if (isOf(row, search) && !(search === 'event' && hiddenKinds.has(rowEventKind(row)))) return row
  }
  return undefined
}

function isOf(row: TimelineRow, search: RowSearch): boolean {
  switch (search) {
    case 'event':
      return true
    case 'error':
      return rowEventKind(row) === 'error'
    case 'tool':
      return row.kind === 'call'
    case 'user':
      return row.kind === 'user'
    case 'approval':
      return (
        (row.kind === 'call' && (row.outcome === 'waiting' || row.outcome === 'denied' || row.permission === 'ask')) ||
        (row.kind === 'note' && row.type === 'user.tool_confirmation')
      )
  }
}

/** The kind under which a row is coloured, counted and hidden. */
export function rowEventKind(row: TimelineRow): EventKind {
  switch (row.kind) {
    case 'user':
    case 'system':
      return 'user'
    case 'message':
      return 'message'
    case 'thinking':
      return 'thinking'
    case 'call':
      if (row.outcome === 'failed' || row.outcome === 'denied') return 'error'
      return row.outcome === 'waiting' ? 'wait' : 'tool'
    case 'request':
      return row.isError ? 'error' : 'span'
    case 'evaluation':
      return 'span'
    case 'note':
      return row.tone === 'quiet' ? 'status' : row.tone
    case 'turn':
    case 'gap':
      return 'status'
    case 'unknown':
      return 'unknown'
  }
}
