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
 * Reads statistics again and again while the timeline grows. A turn that is over is remembered by its row, and what lies
 * before the last `recentParts` as one sum; only these are read each time. The others are looked through a stretch at a time,
 * `checkedRows` at each reading, for rows replaced since: so a late change far back is found within a few readings, and
 * a reading costs about the same however long the session is.
 */
export function createStatistics(checkedRows = 2000, recentParts = 8): StatisticsReader {
  let parts: readonly Part[] = []
  /** Where each part begins. */
  let starts: readonly number[] = []
  /** The first parts, added up. */
  let front = { count: 0, sum: sum([]) }
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

  const isSameInside = (timeline: Timeline, from: number, { rows }: Part): boolean => {
    rowsRead += rows.length
    return rows.every((row, index) => timeline.at(from + index) === row)
  }

  /** Whether a remembered part still stands at `from`: its borders, and its inside where it is this reading's turn. */
  const stands = (timeline: Timeline, from: number, part: Part, mustCheck: boolean): boolean => {
    const { rows } = part
    rowsRead += 3
    if (timeline.at(from) !== rows[0] || timeline.at(from + rows.length - 1) !== rows.at(-1)) return false
    if (timeline.at(from + rows.length)?.kind !== 'turn') return false
    return !mustCheck || isSameInside(timeline, from, part)
  }

  /** How many parts stand where they stood: nothing came or went between the first and the last of them. */
  const standingParts = (timeline: Timeline, checkTo: number): number => {
    const count = parts.length - recentParts
    const behind = parts[count]
    if (count <= 0 || !behind || timeline.at(0) !== parts[0]?.rows[0]) return 0
    if (timeline.at(starts[count] ?? 0)?.key !== behind.rows[0]?.key) return 0
    for (let at = placeOf(starts, checkFrom); at < count; at += 1) {
      const [part, from = 0] = [parts[at], starts[at]]
      if (from >= checkTo) break
      if (part && !isSameInside(timeline, from, part)) return at
    }
    return count
  }

  return {
    rowsRead: () => rowsRead,
    read(timeline) {
      const checkTo = checkFrom + checkedRows
      const standing = standingParts(timeline, checkTo)
      const known = new Map(parts.slice(standing).map((part) => [part.rows[0]?.key, part]))
      const next = parts.slice(0, standing)
      const nextStarts = starts.slice(0, standing)
      for (let from = standing === 0 ? 0 : (starts[standing] ?? 0); from < timeline.length; ) {
        const remembered = known.get(timeline.at(from)?.key)
        const isChecked = remembered !== undefined && from < checkTo && from + remembered.rows.length > checkFrom
        const part =
          remembered && stands(timeline, from, remembered, isChecked)
            ? remembered
            : readPart(timeline, from, remembered)
        next.push(part)
        nextStarts.push(from)
        from += part.rows.length
      }
      checkFrom = checkTo >= timeline.length ? 0 : checkTo
      const isSame = last !== null && next.length === parts.length && next.every((part, at) => part === parts[at])
      parts = next
      starts = nextStarts
      if (isSame && last) return last
      const added = next.slice(Math.min(front.count, standing), standing).map(({ statistics }) => statistics)
      if (front.count <= standing) front = { count: standing, sum: sum([front.sum, ...added]) }
      else front = { count: standing, sum: sum(next.slice(0, standing).map(({ statistics }) => statistics)) }
      last = sum([front.sum, ...next.slice(standing).map(({ statistics }) => statistics)])
      return last
    },
  }
}

/** The last place whose start is not behind `index`. */
function placeOf(starts: readonly number[], index: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
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
