import { z } from 'zod'
import type { Json, JsonObject } from '../canonical.ts'
import { invalid } from '../problem.ts'
import type { Page, PageQuery } from '../store/listQuery.ts'
import type { CloudContext } from './context.ts'
import { readFields } from './fields.ts'
import { toList } from './lists.ts'
import { jsonBody } from './requestBody.ts'

const beta = 'search-2026-08-31'

const fields = z.object({
  name: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  include_archived: z.boolean().nullish(),
  limit: z.int().min(1).max(100).nullish(),
  page: z.string().nullish(),
})

export interface SearchRequest {
  query: PageQuery
  name: string | undefined
  /** Pairs that all have to be there. */
  metadata: Record<string, string>
  includeArchived: boolean
}

/** What a search asks for, in its body alone, or a Problem (400): the endpoints are in beta and want their header. */
export function readSearch(c: CloudContext, isCursor: (cursor: string) => boolean): SearchRequest {
  const named = (c.req.header('x-qoder-beta') ?? '').split(',').map((name) => name.trim())
  if (!named.includes(beta)) throw invalid(`Searches require the 'x-qoder-beta: ${beta}' header.`)
  const { name, metadata, include_archived, limit, page } = readFields(fields, jsonBody(c))
  if (page && !isCursor(page)) throw invalid(`The cursor '${page}' is not one of this search.`, 'page')
  return {
    query: { limit: limit ?? 20, ...(page ? { after: page } : {}) },
    name: name || undefined,
    metadata: metadata ?? {},
    includeArchived: include_archived ?? false,
  }
}

/** The envelope of a search: a list with the number of all that fit, told on the first page only. */
export function toSearchList<T extends { id: string }>(
  page: Page<T>,
  { query }: SearchRequest,
  total: number,
  toObject: (item: T) => JsonObject,
): JsonObject {
  const shownTotal: Json = query.after === undefined ? total : null
  return { ...toList(page, query, toObject, ({ id }) => id), total: shownTotal }
}
