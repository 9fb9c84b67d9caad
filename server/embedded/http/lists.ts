import type { HonoRequest } from 'hono'
import type { Json, JsonObject } from '../canonical.ts'
import { invalid } from '../problem.ts'
import { isId } from '../store/ids.ts'
import { toInstant, toMicros } from '../store/instants.ts'
import type { CreatedRange, Page, PageQuery } from '../store/listQuery.ts'

/** Where the parameters of a list are read from. */
export interface QuerySource {
  req: Pick<HonoRequest, 'query' | 'queries'>
}

/** `after` and `before` are how clients of May 2026 wrote the cursors of files, skills and vaults. */
const cursors = ['page', 'after_id', 'before_id', 'after', 'before'] as const

/** The paging parameters of a list, or a Problem (400). `isCursor` says what a cursor of this list looks like. */
export function readPageQuery(
  c: QuerySource,
  isCursor: (cursor: string) => boolean,
  limits: { limit: number; most: number } = { limit: 20, most: 100 },
): PageQuery {
  const limit = c.req.query('limit') ?? String(limits.limit)
  if (!/^\d{1,9}$/.test(limit) || Number(limit) < 1 || Number(limit) > limits.most)
    throw invalid(`Field 'limit' must be an integer from 1 to ${limits.most}.`, 'limit')
  const order = c.req.query('order')
  if (order !== undefined && order !== 'asc' && order !== 'desc')
    throw invalid("Field 'order' must be 'asc' or 'desc'.", 'order')

  const given = cursors.filter((name) => c.req.query(name) !== undefined)
  if (given.length > 1) throw invalid(`Use only one of ${given.join(' and ')}.`, given[1])
  const [name] = given
  const cursor = name && c.req.query(name)
  if (cursor !== undefined && !isCursor(cursor)) throw invalid(`The cursor '${cursor}' is not one of this list.`, name)
  return { limit: Number(limit), order, [name?.startsWith('before') ? 'before' : 'after']: cursor, cursorName: name }
}

export const cursorOf = (prefix: string) => (cursor: string) => isId(prefix, cursor)

/** The filters `created_at[gt]`, `[gte]`, `[lt]`, `[lte]`. */
export function readCreatedRange(c: QuerySource): CreatedRange {
  const bound = (name: string) => {
    const text = c.req.query(`created_at[${name}]`)
    // An offset's plus sign arrives as a space when it was not encoded.
    const micros = text === undefined ? undefined : toMicros(text.replace(/ (?=\d\d:\d\d$)/, '+'))
    if (text !== undefined && micros === undefined)
      throw invalid(`Field 'created_at[${name}]' must be an RFC 3339 instant.`, `created_at[${name}]`)
    return micros === undefined ? undefined : toInstant(micros)
  }
  return { gt: bound('gt'), gte: bound('gte'), lt: bound('lt'), lte: bound('lte') }
}

export function readIncludeArchived(c: QuerySource): boolean {
  const text = c.req.query('include_archived') ?? 'false'
  if (text !== 'true' && text !== 'false')
    throw invalid("Field 'include_archived' must be 'true' or 'false'.", 'include_archived')
  return text === 'true'
}

/** A parameter that may be repeated, bracketed (`name[]`) or hold several values between commas; undefined when absent. */
export function readValues(c: QuerySource, name: string): string[] | undefined {
  const given = [...(c.req.queries(name) ?? []), ...(c.req.queries(`${name}[]`) ?? [])]
  return given.length === 0 ? undefined : given.flatMap((text) => text.split(',')).filter((value) => value !== '')
}

/** The envelope of every list. Paging backwards goes on with `before_id`, so it has no next page to name. */
export function toList<T>(
  page: Page<T>,
  query: PageQuery,
  toObject: (item: T) => JsonObject,
  toCursor: (item: T) => string,
): JsonObject {
  const ids = page.items.map(toCursor)
  const lastId: Json = ids.at(-1) ?? null
  return {
    data: page.items.map(toObject),
    first_id: ids[0] ?? null,
    last_id: lastId,
    has_more: page.hasMore,
    next_page: page.hasMore && query.before === undefined ? lastId : null,
  }
}
