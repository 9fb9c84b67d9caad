import { type NamedItem, readNamedItem } from '@/domain/namedItem.ts'
import type { Page } from '@/domain/page.ts'
import { apiPath, request } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'

/** One page of any collection, as far as finding something in it by name needs it. */
export async function listNamedItems(
  workspace: string,
  collection: string,
  params: ListParams,
  signal?: AbortSignal,
): Promise<Page<NamedItem>> {
  const answer = await request(apiPath(workspace, collection) + listQuery(params), { signal })
  return readPage(answer, readNamedItem, params.cursor)
}
