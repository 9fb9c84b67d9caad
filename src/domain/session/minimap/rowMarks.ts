import type { TimelineRow } from '../timeline.ts'
import type { MinimapMark } from './minimapBins.ts'

/** What a row of the timeline leaves on the minimap. A row without a time leaves nothing. */
export function rowMarks(row: TimelineRow): MinimapMark[] {
  const startMs = row.atMs
  if (startMs === null) return []
  const point = (lane: MinimapMark['lane'], atMs = startMs): MinimapMark => ({ lane, startMs: atMs, endMs: atMs })
  switch (row.kind) {
    case 'turn':
      return [{ lane: 'turn', startMs, endMs: row.endedAtMs ?? (row.isOpen ? null : startMs) }]
    case 'user':
    case 'system':
      return [point('user')]
    case 'message':
      return [point('message')]
    case 'thinking':
      return [{ lane: 'thinking', startMs, endMs: row.endedAtMs }]
    case 'call': {
      const isOpen = row.outcome === 'running' || row.outcome === 'waiting'
      const lane =
        row.outcome === 'waiting' ? 'wait' : row.outcome === 'failed' || row.outcome === 'denied' ? 'error' : 'tool'
      return [{ lane, startMs, endMs: row.endedAtMs ?? (isOpen ? null : startMs) }]
    }
    case 'request': {
      const span: MinimapMark = { lane: 'span', startMs, endMs: row.endedAtMs ?? (row.isInterrupted ? startMs : null) }
      return row.isError ? [span, point('error', row.endedAtMs ?? startMs)] : [span]
    }
    case 'evaluation':
      return [{ lane: 'span', startMs, endMs: row.endedAtMs }]
    case 'note':
      return row.tone === 'quiet' ? [] : [point(row.tone)]
    case 'unknown':
      return [point('span')]
    case 'gap':
      return []
  }
}

/** Whether the row may still change what it leaves. */
export function isRowOpen(row: TimelineRow): boolean {
  return row.kind === 'turn' ? row.isOpen : rowMarks(row).some((mark) => mark.endMs === null)
}
