import { isRecord, toArray, toRecord, toText, toTextOrNull, toTexts } from '@/domain/json.ts'
import { ApiError, apiPath, request } from './http.ts'

/** A deployment, as far as it matters to what it names. */
export interface DependentDeployment {
  id: string
  name: string
  status: string
  agentId: string
  environmentId: string
  vaultIds: string[]
  fileIds: string[]
  memoryStoreIds: string[]
}

export interface DependentDeployments {
  items: DependentDeployment[]
  hasMore: boolean
}

/** The newest hundred deployments that are not archived. A server that does not implement them has none. */
export async function listDependentDeployments(workspace: string, signal?: AbortSignal): Promise<DependentDeployments> {
  try {
    const answer = toRecord(await request(`${apiPath(workspace, 'deployments')}?limit=100`, { signal }))
    return { items: toArray(answer.data).map(read), hasMore: answer.has_more === true }
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 501))
      return { items: [], hasMore: false }
    throw error
  }
}

function read(value: unknown): DependentDeployment {
  const raw = toRecord(value)
  const id = toText(raw.id)
  const resources = toArray(raw.resources).map(toRecord)
  return {
    id,
    name: toTextOrNull(raw.name) ?? id,
    status: toTextOrNull(raw.status) ?? 'unknown',
    agentId: isRecord(raw.agent) ? toText(raw.agent.id) : toText(raw.agent),
    environmentId: toText(raw.environment_id),
    vaultIds: toTexts(raw.vault_ids),
    fileIds: toTexts(resources.map(({ file_id: fileId }) => fileId)),
    memoryStoreIds: toTexts(resources.map(({ memory_store_id: storeId }) => storeId)),
  }
}
