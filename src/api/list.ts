import { toArray, toRecord, toTextOrNull } from '@/domain/json.ts'
import type { Cursor, Page } from '@/domain/page.ts'

/** What every list understands. */
export interface ListParams {
  cursor?: Cursor | undefined
  /** 1–100; the API's default is 20. */
  limit?: number | undefined
  includeArchived?: boolean | undefined
  /** RFC 3339, both inclusive. */
  createdFrom?: string | undefined
  createdTo?: string | undefined
}

/**
 * Reads a list of either form: `next_page` when the answer has it, else `last_id` while `has_more`. `cursor` is the
 * one the list was asked for with: `has_more` speaks of that direction, and the way back is known to exist.
 */
export function readPage<Item>(answer: unknown, readItem: (value: unknown) => Item, cursor?: Cursor): Page<Item> {
  const raw = toRecord(answer)
  const hasMore = raw.has_more === true
  const nextPage = toTextOrNull(raw.next_page)
  const firstId = toTextOrNull(raw.first_id)
  const lastId = toTextOrNull(raw.last_id)
  const afterLast = lastId ? { after_id: lastId } : null
  const beforeFirst = firstId ? { before_id: firstId } : null
  const items = toArray(raw.data).map(readItem)
  if (cursor && 'before_id' in cursor) return { items, older: afterLast, newer: hasMore ? beforeFirst : null }
  const next = nextPage ? { page: nextPage } : hasMore ? afterLast : null
  return { items, older: next, newer: cursor ? beforeFirst : null }
}

/** The query string of a list request, with its question mark; empty when nothing is asked for. */
export function listQuery(params: ListParams, filters: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams()
  if (params.limit !== undefined) query.set('limit', String(params.limit))
  if (params.includeArchived) query.set('include_archived', 'true')
  const created = { 'created_at[gte]': params.createdFrom, 'created_at[lte]': params.createdTo }
  for (const [name, value] of Object.entries({ ...params.cursor, ...created, ...filters })) {
    if (value) query.set(name, value)
  }
  return query.size > 0 ? `?${query}` : ''
}
