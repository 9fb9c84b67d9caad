import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { listNamedItems } from '@/api/namedItems.ts'
import { searchCollection } from '@/api/search.ts'
import { type NamedItem, readNamedItem } from '@/domain/namedItem.ts'
import type { Page } from '@/domain/page.ts'
import { searchQueries } from './search.ts'

const pageSize = 100
/** So far back a name is looked for; what is older is found by its id. */
const mostPages = 5

export interface FoundItems {
  items: NamedItem[]
  /** How many were looked through. */
  looked: number
  /** Older ones exist that were not looked through. */
  hasMore: boolean
}

export const namedItemQueries = {
  /** The newest of a collection, to be looked through while somebody types. */
  newest: (workspace: string, collection: string) =>
    queryOptions({
      queryKey: [workspace, 'named', collection, 'newest'],
      queryFn: ({ signal }) => listNamedItems(workspace, collection, { limit: pageSize }, signal),
      staleTime: 15_000,
    }),

  /** Those whose name or id contains the text, from as many pages as it takes to have some, within limits. */
  find: (workspace: string, collection: string, text: string) =>
    queryOptions({
      queryKey: [workspace, 'named', collection, 'find', text],
      queryFn: async ({ signal, client }): Promise<FoundItems> => {
        let page = await client.fetchQuery(namedItemQueries.newest(workspace, collection))
        const searched = page.older && (await search(workspace, collection, text, page, client, signal))
        if (searched) return searched
        const found: FoundItems = { items: [], looked: 0, hasMore: false }
        for (let read = 1; ; read += 1) {
          found.items.push(...page.items.filter((item) => isMatch(item, text)))
          found.looked += page.items.length
          found.hasMore = page.older !== null
          if (!page.older || found.items.length >= 5 || read === mostPages) return found
          page = await listNamedItems(workspace, collection, { limit: pageSize, cursor: page.older }, signal)
        }
      },
      staleTime: 5000,
    }),
}

/** What a server may be able to search. */
const searchable: ReadonlySet<string> = new Set([
  'agents',
  'sessions',
  'environments',
  'files',
  'vaults',
  'deployments',
])

/** What the server finds by name, beside those of the newest that match otherwise; null where it cannot search. */
async function search(
  workspace: string,
  collection: string,
  text: string,
  newest: Page<NamedItem>,
  client: QueryClient,
  signal: AbortSignal,
): Promise<FoundItems | null> {
  if (!searchable.has(collection)) return null
  try {
    if (!(await client.fetchQuery(searchQueries.isOffered(workspace, collection)))) return null
    const { items } = await searchCollection(workspace, collection, { name: text, limit: 20 }, readNamedItem, signal)
    const near = newest.items.filter((item) => isMatch(item, text))
    const all = new Map([...near, ...items].map((item) => [item.id, item]))
    return { items: [...all.values()], looked: newest.items.length, hasMore: false }
  } catch (error) {
    if (signal.aborted) throw error
    // Too many searches at once, or it failed: the list is still there to be looked through.
    return null
  }
}

const isMatch = ({ id, name, detail }: NamedItem, text: string) =>
  [id, name, detail].some((one) => one.toLowerCase().includes(text))
