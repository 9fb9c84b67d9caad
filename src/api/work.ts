import type { Page } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { readWork, readWorkStats, type Work, type WorkStats } from '@/domain/work.ts'
import { apiPath, request } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'

const pathOf = ({ workspace, id }: ResourceRef, ...rest: string[]) =>
  apiPath(workspace, 'environments', id, 'work', ...rest)

/** The work of a self-hosted environment, newest first. */
export async function listWork(
  environment: ResourceRef,
  params: ListParams,
  signal?: AbortSignal,
): Promise<Page<Work>> {
  return readPage(await request(pathOf(environment) + listQuery(params), { signal }), readWork, params.cursor)
}

export async function getWorkStats(environment: ResourceRef, signal?: AbortSignal): Promise<WorkStats> {
  return readWorkStats(await request(pathOf(environment, 'stats'), { signal }))
}

/** Asks the worker to stop; with force the work is over at once. */
export async function stopWork(environment: ResourceRef, id: string, isForced: boolean): Promise<Work> {
  const options = { method: 'POST', body: { force: isForced } } as const
  return readWork(await request(pathOf(environment, id, 'stop'), options))
}
