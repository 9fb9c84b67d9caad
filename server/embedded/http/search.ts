import type { Handler } from 'hono'
import { HonoRequest } from 'hono/request'
import { z } from 'zod'
import type { JsonObject } from '../canonical.ts'
import { invalid, Problem } from '../problem.ts'
import type { Page, PageQuery, SearchCriteria } from '../store/listQuery.ts'
import type { CloudContext, CloudEnv } from './context.ts'
import { metadataField, readFields } from './fields.ts'
import { cursorOf, type QuerySource, readPageQuery, toList } from './lists.ts'
import { jsonBody } from './requestBody.ts'

const beta = 'search-2026-08-31'
const mostAtOnce = 10

export interface Search<T, Filter> {
  /** Of the ids that are found. */
  prefix: string
  store: {
    list(query: PageQuery & Filter & SearchCriteria): Promise<Page<T>>
    count(filter: Filter & SearchCriteria): Promise<number>
  }
  /** Reads the other members of the body as the list reads its query parameters. */
  readFilter(given: QuerySource): Filter
  toObject(item: T): JsonObject
}

const common = z.object({ name: z.string().max(255).nullish(), metadata: metadataField.nullish() })

/** `POST /{collection}/search`, made for each collection from what is its own. At most ten are in flight at once. */
export function createSearches() {
  let atWork = 0
  return function search<T extends { id: string }, Filter>(searched: Search<T, Filter>): Handler<CloudEnv> {
    const { prefix, store, readFilter, toObject } = searched
    return async (c: CloudContext) => {
      const betas = (c.req.header('x-qoder-beta') ?? '').split(',').map((name) => name.trim())
      if (!betas.includes(beta)) throw invalid(`Searching requires the 'x-qoder-beta: ${beta}' header.`)
      if (atWork >= mostAtOnce)
        throw new Problem(429, 'rate_limit_error', `More than ${mostAtOnce} searches are in flight. Try again shortly.`)
      atWork += 1
      try {
        const body = jsonBody(c)
        const { name, metadata } = readFields(common, body)
        const criteria = { ...(name ? { name } : {}), ...(metadata ? { metadata } : {}) }
        const given = toQuery(body)
        const query = readPageQuery(given, cursorOf(prefix))
        const filter = { ...readFilter(given), ...criteria }
        const page = await store.list({ ...query, ...filter })
        const isFirst = query.after === undefined && query.before === undefined
        const total = isFirst ? await store.count(filter) : null
        return c.json({ ...toList(page, query, toObject, ({ id }) => id), total })
      } finally {
        atWork -= 1
      }
    }
  }
}

/** The members of a body as the query parameters of the matching list, by the same names. */
function toQuery(body: Record<string, unknown>): QuerySource {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(body)) {
    if (name === 'name' || name === 'metadata' || value === null) continue
    for (const item of Array.isArray(value) ? value : [value]) query.append(name, String(item))
  }
  return { req: new HonoRequest(new Request(`http://search/?${query}`)) }
}
