import { Problem } from '../problem.ts'
import type { Store } from '../store/store.ts'
import type { DeploymentRecord } from './deployment.ts'

export interface RunError {
  type: string
  message: string
}

/** These say that the start may succeed another time: a schedule goes on. Every other error pauses its deployment. */
const passing = new Set(['session_rate_limited_error', 'session_creation_rejected_error'])

export const pausesSchedule = (error: RunError): boolean => !passing.has(error.type)

/** What keeps the deployment from starting a session, in the words of the API; null when nothing does. */
export async function findObstacle(store: Store, deployment: DeploymentRecord): Promise<RunError | null> {
  const { agent, environmentId, vaultIds } = deployment
  const pinned = await store.agents.get(agent.id, agent.version)
  if (!pinned)
    return {
      type: 'agent_archived_error',
      message: `Agent '${agent.id}' version ${agent.version} is not there any more.`,
    }
  if (pinned.archivedAt !== null) return { type: 'agent_archived_error', message: `Agent '${agent.id}' is archived.` }
  const environment = await store.environments.get(environmentId)
  if (!environment)
    return { type: 'environment_not_found_error', message: `Environment '${environmentId}' was not found.` }
  if (environment.archivedAt !== null)
    return { type: 'environment_archived_error', message: `Environment '${environmentId}' is archived.` }
  for (const id of vaultIds) {
    const vault = await store.vaults.get(id)
    if (!vault) return { type: 'vault_not_found_error', message: `Vault '${id}' was not found.` }
    if (vault.archivedAt !== null) return { type: 'vault_archived_error', message: `Vault '${id}' is archived.` }
  }
  return findResourceObstacle(store, deployment)
}

/** A file or memory store that is not there to be given to the session. */
async function findResourceObstacle(store: Store, { resources }: DeploymentRecord): Promise<RunError | null> {
  for (const { type, file_id: fileId, memory_store_id: memoryStoreId } of resources) {
    if (type === 'file' && typeof fileId === 'string' && !(await store.files.get(fileId)))
      return { type: 'file_not_found_error', message: `File '${fileId}' was not found.` }
    if (type !== 'memory_store' || typeof memoryStoreId !== 'string') continue
    const memoryStore = await store.memoryStores.get(memoryStoreId)
    if (!memoryStore)
      return { type: 'session_resource_not_found_error', message: `Memory store '${memoryStoreId}' was not found.` }
    if (memoryStore.archivedAt !== null)
      return { type: 'memory_store_archived_error', message: `Memory store '${memoryStoreId}' is archived.` }
  }
  return null
}

/** An error of making the session. What went wrong inside is for the log, not for the run. */
export function toRunError(error: unknown): RunError {
  if (error instanceof Problem && error.status < 500)
    return { type: 'session_creation_rejected_error', message: error.message }
  return { type: 'unknown_error', message: 'The session could not be made. The log of the console has the reason.' }
}
