import type { LogItems } from '@/domain/session/logItems.ts'
import type { Hits } from '@/domain/session/search.ts'
import type { TimeWindow } from '../sessionView.ts'

export type EventOrder = 'server' | 'arrival'

/** The items a list shows, in its order: indexes into the log. */
export interface ListedItems {
  readonly length: number
  /** Not a number where nothing is listed. */
  at(position: number): number
  /** Position of the first listed item that stands at or behind this item of the log. */
  positionOf(index: number): number
}

/** Narrows the items down to those that were found, in the order and the window of time the reader chose. */
export function listItems(items: LogItems, hits: Hits | null, order: EventOrder, window: TimeWindow): ListedItems {
  const found: ListedItems = hits ?? {
    length: items.length,
    at: (position) => position,
    positionOf: (index) => Math.min(Math.max(index, 0), items.length),
  }
  const listed = window ? cut(found, items, window) : found
  return order === 'server' ? listed : byArrival(listed, items)
}

/** The log is in the order of time but for little: the window is one stretch of it. */
function cut(found: ListedItems, items: LogItems, { startMs, endMs }: NonNullable<TimeWindow>): ListedItems {
  const from = found.positionOf(firstBehind(items, (atMs) => atMs >= startMs))
  const to = found.positionOf(firstBehind(items, (atMs) => atMs > endMs))
  const length = Math.max(0, to - from)
  return {
    length,
    at: (position) => (position >= 0 && position < length ? found.at(from + position) : Number.NaN),
    positionOf: (index) => Math.min(Math.max(found.positionOf(index) - from, 0), length),
  }
}

function firstBehind(items: LogItems, isBehind: (atMs: number) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBehind(timeAt(items, middle))) high = middle
    else low = middle + 1
  }
  return low
}

/** An input that was not taken yet has no time: it stands behind what has one. */
function timeAt(items: LogItems, index: number): number {
  for (let at = index; at >= 0; at -= 1) {
    const atMs = items.at(at)?.atMs
    if (atMs != null) return atMs
  }
  return Number.NEGATIVE_INFINITY
}

function byArrival(listed: ListedItems, items: LogItems): ListedItems {
  const indexes = Array.from({ length: listed.length }, (_, position) => listed.at(position))
  const arrivals = new Map(indexes.map((index) => [index, items.at(index)?.arrival ?? 0]))
  const arrivalOf = (index: number) => arrivals.get(index) ?? items.at(index)?.arrival ?? 0
  indexes.sort((left, right) => arrivalOf(left) - arrivalOf(right))
  return {
    length: indexes.length,
    at: (position) => indexes[position] ?? Number.NaN,
    positionOf(index) {
      const wanted = arrivalOf(index)
      let low = 0
      let high = indexes.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (arrivalOf(indexes[middle] ?? 0) < wanted) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}
