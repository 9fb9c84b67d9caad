import type { Timeline } from '@/domain/session/timeline.ts'
import { type FoldLevel, isShownAt } from './foldLevel.ts'

/** The rows of a timeline that have a line, numbered anew from 0. */
export interface ShownRows {
  length: number
  /** Place in the timeline of the shown row at `index`. */
  timelineIndex(index: number): number
  /** Place among the shown rows of the timeline's row, or of the nearest shown one before it; -1 when there is none. */
  placeOf(timelineIndex: number): number
}

/**
 * Picks the rows of a fold level. It looks at each row once: what it picked is kept while the log only grows at its
 * end, and picked anew when something was put in before.
 */
export function createRowFilter() {
  let places: number[] = []
  let seenRows = 0
  let lastKey: string | undefined
  let pickedLevel: FoldLevel = 'all'

  return function pick(timeline: Timeline, level: FoldLevel): ShownRows {
    if (level === 'all' || level === 'calls') {
      return { length: timeline.length, timelineIndex: (index) => index, placeOf: (index) => index }
    }
    const isOther = seenRows > timeline.length || (seenRows > 0 && timeline.at(seenRows - 1)?.key !== lastKey)
    if (isOther || pickedLevel !== level) {
      places = []
      seenRows = 0
    }
    pickedLevel = level
    while (seenRows < timeline.length) {
      const row = timeline.at(seenRows)
      if (row && isShownAt(level, row)) places.push(seenRows)
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
