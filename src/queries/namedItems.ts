import { queryOptions } from '@tanstack/react-query'
import { listNamedItems } from '@/api/namedItems.ts'
import type { NamedItem } from '@/domain/namedItem.ts'

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

const isMatch = ({ id, name, detail }: NamedItem, text: string) =>
  [id, name, detail].some((one) => one.toLowerCase().includes(text))
