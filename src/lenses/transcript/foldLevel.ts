import type { TimelineRow } from '@/domain/session/timeline.ts'

/**
 * How much of a transcript is shown: everything; `calls` closes the bodies of calls; `requests` also closes thoughts and
 * leaves out the lines of model requests that went well; `turns` leaves turns and what people wrote.
 */
export type FoldLevel = 'all' | 'calls' | 'requests' | 'turns'

/** Whether a row has a line at this level. */
export function isShownAt(level: FoldLevel, row: TimelineRow): boolean {
  if (level === 'turns') return row.kind === 'turn' || row.kind === 'user' || row.kind === 'system'
  return level !== 'requests' || row.kind !== 'request'
}

/** Whether a body of this kind begins open at this level, where it would at `all`. */
export function opensAt(level: FoldLevel, kind: 'call' | 'thinking'): boolean {
  return level === 'all' || (level === 'calls' && kind === 'thinking')
}
