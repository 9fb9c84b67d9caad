import type { Deque } from './deque.ts'
import type { LogEntry } from './logEntry.ts'

export type Placement =
  /** The log's order stands; what is new goes before or behind everything. */
  | { kind: 'append' | 'prepend' }
  /** The list orders the middle of the log otherwise, or knows events in it that were missing. */
  | { kind: 'reorder'; order: LogEntry[]; isHoleFilled: boolean }

/**
 * Where a page of a list belongs. The page keeps its own order; events of the log that it does not name stay where
 * they are, behind it where the two overlap. `fresh` are the entries of the page that the log does not hold yet.
 */
export function mergeOrder(
  log: Deque<LogEntry>,
  page: LogEntry[],
  fresh: Set<LogEntry>,
  side: 'older' | 'newer',
): Placement {
  const known = page.filter((entry) => !fresh.has(entry))
  const first = known[0]
  const last = known.at(-1)
  if (!first || !last) return { kind: side === 'older' ? 'prepend' : 'append' }
  const isOrdered = known.every((entry, index) => index === 0 || (known[index - 1]?.seq ?? 0) < entry.seq)
  const freshPlaces = page.flatMap((entry, index) => (fresh.has(entry) ? [index] : []))
  const leading = page.indexOf(first)
  const trailing = page.length - 1 - page.lastIndexOf(last)
  const isWhole = freshPlaces.length === leading + trailing
  if (isOrdered && isWhole) {
    if (leading + trailing === 0) return { kind: 'append' }
    if (trailing === 0 && isFirst(log, first)) return { kind: 'prepend' }
    if (leading === 0 && isLast(log, last)) return { kind: 'append' }
  }
  return { kind: 'reorder', order: reorder(log, page, known), isHoleFilled: !isWhole }
}

function reorder(log: Deque<LogEntry>, page: LogEntry[], known: LogEntry[]): LogEntry[] {
  const places = known.map((entry) => entry.seq)
  const from = Math.min(...places)
  const to = Math.max(...places)
  const named = new Set(page)
  const all = Array.from({ [Symbol.iterator]: () => log[Symbol.iterator]() })
  const others = all.filter((entry) => !named.has(entry))
  return [
    ...others.filter((entry) => entry.seq < from),
    ...page,
    ...others.filter((entry) => entry.seq >= from && entry.seq <= to),
    ...others.filter((entry) => entry.seq > to),
  ]
}

const isFirst = (log: Deque<LogEntry>, entry: LogEntry): boolean => log.at(0) === entry

function isLast(log: Deque<LogEntry>, entry: LogEntry): boolean {
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const other = log.at(index)
    if (other === entry) return true
    if (other?.facts.role !== 'gap') return false
  }
  return false
}
