import type { CreatedRange, Page, PageQuery } from './listQuery.ts'

/** How to read one page: which side of the cursor, in which order, and how many rows to ask for. */
export interface PageReading {
  cursor: string | undefined
  comparison: '<' | '>'
  direction: 'asc' | 'desc'
  /** One more than the page holds, to know whether there is more. */
  rows: number
}

/** `before` is read backwards from its cursor, so that the nearest rows come first; `toPage` turns them round again. */
export function toReading(query: PageQuery, defaultOrder: 'asc' | 'desc'): PageReading {
  const order = query.order ?? defaultOrder
  const isBackwards = query.before !== undefined
  const direction = (order === 'asc') !== isBackwards ? 'asc' : 'desc'
  return {
    cursor: query.before ?? query.after,
    comparison: direction === 'asc' ? '>' : '<',
    direction,
    rows: query.limit + 1,
  }
}

export function toPage<Row, Item>(query: PageQuery, rows: Row[], toItem: (row: Row) => Item): Page<Item> {
  const items = rows.slice(0, query.limit).map(toItem)
  if (query.before !== undefined) items.reverse()
  return { items, hasMore: rows.length > query.limit }
}

/** The bounds of a range as comparisons, in the order `>`, `>=`, `<`, `<=`. */
export function bounds(created: CreatedRange): { comparison: '>' | '>=' | '<' | '<='; instant: string }[] {
  const all = [
    { comparison: '>', instant: created.gt },
    { comparison: '>=', instant: created.gte },
    { comparison: '<', instant: created.lt },
    { comparison: '<=', instant: created.lte },
  ] as const
  return all.flatMap(({ comparison, instant }) => (instant === undefined ? [] : [{ comparison, instant }]))
}
