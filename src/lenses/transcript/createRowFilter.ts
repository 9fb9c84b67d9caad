import type { EventKind } from '@/domain/session/logItems.ts'
import type { Timeline, TimelineRow } from '@/domain/session/timeline.ts'
import { rowEventKind } from '../keys/findRow.ts'
import { type FoldLevel, isShownAt } from './foldLevel.ts'

/** The rows of a timeline that have a line, numbered anew from 0. */
export interface ShownRows {
  length: number
  /** Place in the timeline of the shown row at `index`. */
  timelineIndex(index: number): number
  /** Place among the shown rows of the timeline's row, or of the nearest shown one before it; -1 when there is none. */
  placeOf(timelineIndex: number): number
}

const nothing: ReadonlySet<EventKind> = new Set()

/**
 * Picks the rows of a fold level without those of hidden kinds. It looks at each row once: what it picked is kept while
 * the log only grows at its end, and picked anew when something was put in before. A row whose kind may still change,
 * such as a running call, is looked at again, with what stands behind it.
 */
export function createRowFilter() {
  let places: number[] = []
  let seenRows = 0
  let lastKey: string | undefined
  let pickedLevel: FoldLevel = 'all'
  let pickedKinds = nothing
  let undecided: { index: number; row: TimelineRow }[] = []

  const lookAgainFrom = (index: number) => {
    places = places.slice(0, lastAtMost(places, places.length, index - 1) + 1)
    undecided = undecided.filter((one) => one.index < index)
    seenRows = index
  }

  return function pick(timeline: Timeline, level: FoldLevel, hiddenKinds = nothing): ShownRows {
    if (hiddenKinds.size === 0 && (level === 'all' || level === 'calls')) {
      return { length: timeline.length, timelineIndex: (index) => index, placeOf: (index) => index }
    }
    const isOther = seenRows > timeline.length || (seenRows > 0 && timeline.at(seenRows - 1)?.key !== lastKey)
    if (isOther || pickedLevel !== level || pickedKinds !== hiddenKinds) lookAgainFrom(0)
    const changed = undecided.find(({ index, row }) => timeline.at(index) !== row)
    if (changed) lookAgainFrom(changed.index)
    pickedLevel = level
    pickedKinds = hiddenKinds
    while (seenRows < timeline.length) {
      const row = timeline.at(seenRows)
      if (row && isShownAt(level, row) && !isHidden(row, hiddenKinds)) places.push(seenRows)
      if (row && isUndecided(row)) undecided.push({ index: seenRows, row })
      lastKey = row?.key
      seenRows += 1
    }
    // What is handed out must not change under its reader when the next rows are picked.
    const picked = places
    const { length } = places
    return {
      length,
      timelineIndex: (index) => (index < length ? (picked[index] ?? -1) : -1),
      placeOf: (index) => lastAtMost(picked, length, index),
    }
  }
}

/** Turns and holes hold the others together: they are no kind of event. */
const isHidden = (row: TimelineRow, hiddenKinds: ReadonlySet<EventKind>): boolean =>
  row.kind !== 'turn' && row.kind !== 'gap' && hiddenKinds.has(rowEventKind(row))

const isUndecided = (row: TimelineRow): boolean =>
  (row.kind === 'call' && (row.outcome === 'running' || row.outcome === 'waiting')) ||
  (row.kind === 'request' && row.endId === null)

function lastAtMost(sorted: readonly number[], length: number, value: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
