import type { Timeline, TimelineRow } from '../timeline.ts'
import { addUsage } from '../usage.ts'
import { greatest, least, type TurnStatistics, turnStatistics } from './turnStatistics.ts'

/** The sums over all turns; the calls are those of the whole session, in order. */
export type SessionStatistics = TurnStatistics

interface Part {
  rows: readonly TimelineRow[]
  statistics: TurnStatistics
}

export interface StatisticsReader {
  /** The statistics of the timeline as it is now. Same object as long as nothing changed that was looked at. */
  read(timeline: Timeline): SessionStatistics
  /** Rows looked at so far: what tests count to see that costs stay bounded. */
  rowsRead(): number
}

/**
 * Reads statistics again and again while the timeline grows. A turn that is over is remembered by its row; only the
 * last turns are read each time, and the others are looked through a stretch at a time, `checkedRows` at each reading,
 * for rows replaced since: so a late change far back is found within a few readings, and a reading costs about the
 * same however long the session is.
 */
export function createStatistics(checkedRows = 2000): StatisticsReader {
  let parts: readonly Part[] = []
  let last: SessionStatistics | null = null
  let checkFrom = 0
  let rowsRead = 0

  const readPart = (timeline: Timeline, from: number, remembered: Part | undefined): Part => {
    const rows: TimelineRow[] = []
    for (let at = from; at < timeline.length; at += 1) {
      const row = timeline.at(at)
      rowsRead += 1
      if (!row || (row.kind === 'turn' && at > from)) break
      rows.push(row)
    }
    const isSame = remembered?.rows.length === rows.length && remembered.rows.every((row, at) => row === rows[at])
    return isSame ? remembered : { rows, statistics: turnStatistics(rows) }
  }

  /** Whether a remembered part still stands at `from`: its borders, and its inside where it is this reading's turn. */
  const stands = (timeline: Timeline, from: number, { rows }: Part, mustCheck: boolean): boolean => {
    const behind = timeline.at(from + rows.length)
    rowsRead += 3
    if (timeline.at(from) !== rows[0] || timeline.at(from + rows.length - 1) !== rows.at(-1)) return false
    if (behind?.kind !== 'turn') return false
    if (!mustCheck) return true
    rowsRead += rows.length
    return rows.every((row, index) => timeline.at(from + index) === row)
  }

  return {
    rowsRead: () => rowsRead,
    read(timeline) {
      const known = new Map(parts.map((part) => [part.rows[0]?.key, part]))
      const next: Part[] = []
      const checkTo = checkFrom + checkedRows
      for (let from = 0; from < timeline.length; ) {
        const remembered = known.get(timeline.at(from)?.key)
        const isChecked = remembered !== undefined && from < checkTo && from + remembered.rows.length > checkFrom
        const part =
          remembered && stands(timeline, from, remembered, isChecked)
            ? remembered
            : readPart(timeline, from, remembered)
        next.push(part)
        from += part.rows.length
      }
      checkFrom = checkTo >= timeline.length ? 0 : checkTo
      const isSame = last !== null && next.length === parts.length && next.every((part, at) => part === parts[at])
      parts = next
      if (!isSame || !last) last = sum(next.map(({ statistics }) => statistics))
      return last
    },
  }
}

/** Adds up parts of a session, in order. */
function sum(parts: readonly TurnStatistics[]): SessionStatistics {
  const total = (of: (part: TurnStatistics) => number) => parts.reduce((sofar, part) => sofar + of(part), 0)
  return {
    turns: total((part) => part.turns),
    requests: total((part) => part.requests),
    requestErrors: total((part) => part.requestErrors),
    usage: parts.reduce((usage, part) => addUsage(usage, part.usage), {}),
    calls: parts.flatMap((part) => part.calls),
    evaluations: parts.flatMap((part) => part.evaluations),
    inputIds: parts.flatMap((part) => part.inputIds),
    artifactIds: parts.flatMap((part) => part.artifactIds),
    firstAtMs: parts.reduce<number | null>((first, part) => least(first, part.firstAtMs), null),
    lastAtMs: parts.reduce<number | null>((latest, part) => greatest(latest, part.lastAtMs), null),
    turnMs: total((part) => part.turnMs),
    waitMs: total((part) => part.waitMs),
    openSinceMs: parts.at(-1)?.openSinceMs ?? null,
    waitingSinceMs: parts.at(-1)?.waitingSinceMs ?? null,
  }
}
