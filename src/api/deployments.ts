import {
  type Deployment,
  type DeploymentRun,
  readDeployment,
  readDeploymentRun,
} from '@/domain/deployment/deployment.ts'
import type { Json } from '@/domain/json.ts'
import type { Page } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { apiPath, request } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'

export interface DeploymentListParams extends ListParams {
  status?: string | undefined
  agentId?: string | undefined
}

export async function listDeployments(
  workspace: string,
  { status, agentId, ...params }: DeploymentListParams,
  signal?: AbortSignal,
): Promise<Page<Deployment>> {
  const query = listQuery(params, { status, agent_id: agentId })
  return readPage(await request(apiPath(workspace, 'deployments') + query, { signal }), readDeployment, params.cursor)
}

export async function getDeployment(ref: ResourceRef, signal?: AbortSignal): Promise<Deployment> {
  return readDeployment(await request(apiPath(ref.workspace, 'deployments', ref.id), { signal }))
}

/** `body` in the API's own form. */
export async function createDeployment(workspace: string, body: Json): Promise<Deployment> {
  return readDeployment(await request(apiPath(workspace, 'deployments'), { method: 'POST', body }))
}

/** Only what `body` names is changed. */
export async function updateDeployment(ref: ResourceRef, body: Json): Promise<Deployment> {
  return readDeployment(await request(apiPath(ref.workspace, 'deployments', ref.id), { method: 'POST', body }))
}

export type DeploymentAction = 'pause' | 'unpause' | 'archive'

export async function changeDeployment(ref: ResourceRef, action: DeploymentAction): Promise<Deployment> {
  return readDeployment(await request(apiPath(ref.workspace, 'deployments', ref.id, action), { method: 'POST' }))
}

/** Starts a session now; the run says which, or why there is none. */
export async function runDeployment(ref: ResourceRef): Promise<DeploymentRun> {
  return readDeploymentRun(await request(apiPath(ref.workspace, 'deployments', ref.id, 'run'), { method: 'POST' }))
}

/** The runs of one deployment, or of all. */
export async function listDeploymentRuns(
  workspace: string,
  { deploymentId, hasError, ...params }: ListParams & { deploymentId?: string | undefined; hasError?: boolean },
  signal?: AbortSignal,
): Promise<Page<DeploymentRun>> {
  const query = listQuery(params, { deployment_id: deploymentId, has_error: hasError ? 'true' : undefined })
  return readPage(
    await request(apiPath(workspace, 'deployment_runs') + query, { signal }),
    readDeploymentRun,
    params.cursor,
  )
}
