import { toArray, toRecord } from '@/domain/json.ts'
import { type Model, readModel } from '@/domain/model.ts'
import { apiPath, request } from './http.ts'

/** The models of a workspace; the API gives them all at once. */
export async function listModels(workspace: string, signal?: AbortSignal): Promise<Model[]> {
  const answer = await request(apiPath(workspace, 'models'), { signal })
  return toArray(toRecord(answer).data).map(readModel)
}
