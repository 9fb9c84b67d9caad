import { createDeque, type Deque } from './deque.ts'
import type { LogItem, LogItems } from './logItems.ts'

/** Items that were found so far, in the order of the log. */
export interface Hits {
  readonly length: number
  /** Index of the item in the log. */
  at(position: number): number
  /** Position of the first hit at or behind this index of the log; `length` when there is none. */
  positionOf(index: number): number
}

export interface Search {
  /** Takes note of what came to the log. What is known to fit or not is not read again unless it changed. */
  update(items: LogItems): void
  /** Reads on, from the newest item to the oldest, until `isOver` says that the time is up. True when all is read. */
  read(isOver: () => boolean): boolean
  /** Same reference as long as nothing was found and the log did not move. */
  hits(): Hits
  /** How many items have been looked at. */
  readCount(): number
}

/** How many items are looked at between two looks at the clock. */
const stride = 16

/**
 * Finds the items of a growing log that `fits` accepts, a little at a time, so that looking through a hundred thousand
 * payloads never holds up a frame. After a change in the middle of the log it starts again.
 */
export function createSearch(fits: (item: LogItem, items: LogItems) => boolean): Search {
  let items: LogItems | null = null
  /** Places that have been looked at: from `low` to before `high`. */
  let low = 0
  let high = 0
  let found: Deque<number> = createDeque()
  let hits: Hits | null = null

  const look = (index: number): boolean => {
    const item = items?.at(index)
    return item !== undefined && items !== null && fits(item, items)
  }

  const readNext = (): boolean => {
    if (!items) return true
    const { firstPlace, length } = items
    if (high < firstPlace + length) {
      if (look(high - firstPlace)) {
        found.push(high)
        hits = null
      }
      high += 1
    } else if (low > firstPlace) {
      low -= 1
      if (look(low - firstPlace)) {
        found.unshift(low)
        hits = null
      }
    }
    return high >= firstPlace + length && low <= firstPlace
  }

  return {
    update(next) {
      if (next === items) return
      if (!items || items.revision !== next.revision) {
        low = next.firstPlace + next.length
        high = low
        found = createDeque()
        hits = null
      }
      if (items?.firstPlace !== next.firstPlace) hits = null
      items = next
    },
    read(isOver) {
      while (true) {
        for (let count = 0; count < stride; count += 1) if (readNext()) return true
        if (isOver()) return false
      }
    },
    hits() {
      hits ??= toHits(found, items?.firstPlace ?? 0)
      return hits
    },
    readCount: () => high - low,
  }
}

function toHits(found: Deque<number>, firstPlace: number): Hits {
  const { length } = found
  const at = (position: number) => (found.at(position) ?? Number.NaN) - firstPlace
  return {
    length,
    at,
    positionOf(index) {
      let low = 0
      let high = length
      while (low < high) {
        const middle = (low + high) >> 1
        if (at(middle) < index) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}
