import type { Page } from '@/domain/page.ts'
import { ApiError, apiPath, request } from './http.ts'
import { type ListParams, readPage } from './list.ts'

const beta = 'search-2026-08-31'

export interface SearchParams extends ListParams {
  /** Part of the name, whatever its case. */
  name: string
  /** Further members of the body, named as the list's query parameters are. */
  filters?: Record<string, unknown>
}

/** The items of a collection whose name holds a text. Search leads only onwards; the way back is the browser's. */
export async function searchCollection<Item>(
  workspace: string,
  collection: string,
  params: SearchParams,
  readItem: (value: unknown) => Item,
  signal?: AbortSignal,
): Promise<Page<Item>> {
  const body = {
    name: params.name,
    limit: params.limit,
    include_archived: params.includeArchived || undefined,
    'created_at[gte]': params.createdFrom,
    'created_at[lte]': params.createdTo,
    ...params.filters,
    ...params.cursor,
  }
  const answer = await request(`${apiPath(workspace, collection)}/search`, { method: 'POST', body, beta, signal })
  return { ...readPage(answer, readItem, params.cursor), newer: null }
}

/** Whether the server can search a collection. A refusal of any kind means that it is not offered. */
export async function canSearchCollection(workspace: string, collection: string, signal?: AbortSignal) {
  try {
    await request(`${apiPath(workspace, collection)}/search`, { method: 'POST', body: { limit: 1 }, beta, signal })
    return true
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) return false
    throw error
  }
}
