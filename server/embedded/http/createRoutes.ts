import { Hono } from 'hono'
import { Problem } from '../problem.ts'
import { agentRoutes } from './agentRoutes.ts'
import { authentication } from './authentication.ts'
import type { Cloud, CloudEnv } from './context.ts'
import { credentialRoutes } from './credentialRoutes.ts'
import { deploymentRoutes } from './deploymentRoutes.ts'
import { deploymentRunRoutes } from './deploymentRunRoutes.ts'
import { environmentRoutes } from './environmentRoutes.ts'
import { eventRoutes } from './eventRoutes.ts'
import { fileDownload } from './fileDownload.ts'
import { fileRoutes } from './fileRoutes.ts'
import { idempotency } from './idempotency.ts'
import { memoryRoutes } from './memory/memoryRoutes.ts'
import { memoryStoreRoutes } from './memory/memoryStoreRoutes.ts'
import { memoryVersionRoutes } from './memory/memoryVersionRoutes.ts'
import { modelRoutes } from './modelRoutes.ts'
import { requestBody } from './requestBody.ts'
import { requestId } from './requestId.ts'
import { resourceRoutes } from './resourceRoutes.ts'
import { searchRoutes } from './searchRoutes.ts'
import { sessionRoutes } from './sessionRoutes.ts'
import { skillRoutes } from './skill/skillRoutes.ts'
import { skillVersionRoutes } from './skill/skillVersionRoutes.ts'
import { threadRoutes } from './threadRoutes.ts'
import { vaultRoutes } from './vaultRoutes.ts'
import { webhookRoutes } from './webhookRoutes.ts'
import { workRoutes } from './workRoutes.ts'

/** The API of the embedded cloud as one Hono app under `/api/v1/cloud`. */
export function createRoutes(cloud: Cloud, token: string): Hono<CloudEnv> {
  const { store, profile, secretBox, log } = cloud
  const routes = new Hono<CloudEnv>().basePath('/api/v1/cloud')
  routes.use(requestId)
  routes.route('/files', fileDownload(cloud))
  routes.use(authentication(token), requestBody, idempotency(store.idempotency, secretBox.digest, log))
  routes.route('/', searchRoutes(cloud)) // before `/sessions/{id}`, which `search` would be taken for
  routes.route('/models', modelRoutes(cloud))
  routes.route('/agents', agentRoutes(cloud))
  routes.route('/environments', environmentRoutes(cloud))
  routes.route('/environments', workRoutes(cloud))
  routes.route('/sessions', sessionRoutes(cloud))
  routes.route('/deployments', deploymentRoutes(cloud))
  routes.route('/deployment_runs', deploymentRunRoutes(cloud))
  routes.route('/webhook_endpoints', webhookRoutes(cloud))
  routes.route('/sessions', eventRoutes(cloud))
  routes.route('/sessions', threadRoutes(cloud))
  routes.route('/sessions', resourceRoutes(cloud))
  routes.route('/files', fileRoutes(cloud))
  routes.route('/vaults', vaultRoutes(cloud))
  routes.route('/vaults', credentialRoutes(cloud))
  routes.route('/skills', skillRoutes(cloud))
  routes.route('/skills', skillVersionRoutes(cloud))
  routes.route('/memory_stores', memoryStoreRoutes(cloud))
  routes.route('/memory_stores', memoryRoutes(cloud))
  routes.route('/memory_stores', memoryVersionRoutes(cloud))

  routes.notFound((c) => {
    const message = absent(c.req.path) ?? `There is no ${c.req.method} ${c.req.path} in this API.`
    const problem = new Problem(404, 'not_found_error', message)
    return c.json(profile.problem(problem, c.get('requestId')), 404)
  })
  routes.onError((error, c) => {
    const problem = error instanceof Problem ? error : toFault(error)
    if (problem !== error) log(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error.message}`)
    const body = JSON.stringify(profile.problem(problem, c.get('requestId')))
    return new Response(body, { status: problem.status, headers: { 'content-type': 'application/json' } })
  })
  return routes
}

/** What the API has and this cloud has not. 404 like any other unknown path, which is how clients find out. */
function absent(path: string): string | undefined {
  if (/^\/api\/v1\/cloud\/dreams(\/|$)/.test(path)) return 'The embedded cloud has no dreams.'
  if (path === '/api/v1/cloud/oauth/start')
    return 'The embedded cloud cannot sign in to MCP servers. Add a credential of type mcp_oauth with a token instead.'
  return undefined
}

const fullDisk = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT'])

function toFault(error: Error): Problem {
  if ('code' in error && fullDisk.has(String(error.code)))
    return new Problem(500, 'api_error', 'The disk is full. Nothing was written. Make room and try again.')
  return new Problem(500, 'api_error', 'The embedded cloud failed to answer. The log of the console has the reason.')
}
