import { Hono } from 'hono'
import type { DeploymentRecord } from '../deployments/deployment.ts'
import { toSessionCreation } from '../deployments/deploymentSession.ts'
import { conflict, invalid, notFound } from '../problem.ts'
import { toDeploymentObject, toDeploymentRunObject } from '../profiles/deploymentObject.ts'
import type { DeploymentFilter } from '../store/deploymentStore.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { checkSession } from './createSession.ts'
import { readDeploymentCreation, readDeploymentUpdate } from './deploymentFields.ts'
import { readRunQuery } from './deploymentRunRoutes.ts'
import { patchedMetadata } from './fields.ts'
import { cursorOf, type QuerySource, readCreatedRange, readIncludeArchived, readPageQuery, toList } from './lists.ts'
import { jsonBody } from './requestBody.ts'

export function deploymentRoutes({ store, deployments, profile }: Cloud): Hono<CloudEnv> {
  const shown = (deployment: DeploymentRecord) => toDeploymentObject(deployment, deployments.nowMs())

  /** The deployment with its agent pinned, if the session it describes could be made today; else a Problem. */
  async function checked(deployment: DeploymentRecord): Promise<DeploymentRecord> {
    const { agent } = await checkSession(store, toSessionCreation(deployment))
    return { ...deployment, agent: { id: agent.id, version: agent.version } }
  }

  async function find(id: string): Promise<DeploymentRecord> {
    const deployment = await store.deployments.get(id)
    if (!deployment) throw notFound('Deployment', id)
    return deployment
  }

  function checkNotArchived({ id, archivedAt }: DeploymentRecord): void {
    if (archivedAt !== null) throw conflict(`Deployment '${id}' is archived and cannot be changed.`)
  }

  async function update(c: CloudContext, id: string) {
    const given = readDeploymentUpdate(jsonBody(c), deployments.nowMs())
    const changed = await deployments.change(id, async (now) => {
      checkNotArchived(now)
      const agent = given.agent ? { id: given.agent.id, version: given.agent.version ?? newest } : now.agent
      const metadata = patchedMetadata(now.metadata, given.metadata)
      return checked({ ...now, ...given.changes, agent, metadata, updatedAt: nowInstant() })
    })
    return c.json(shown(changed))
  }

  return new Hono<CloudEnv>()
    .post('/', async (c) => {
      const { agent, fields, metadata } = readDeploymentCreation(jsonBody(c), deployments.nowMs())
      const at = nowInstant()
      const deployment = await checked({
        ...fields,
        id: createId('dep'),
        agent: { id: agent.id, version: agent.version ?? newest },
        status: 'active',
        pausedReason: null,
        metadata,
        archivedAt: null,
        createdAt: at,
        updatedAt: at,
        lastRunAt: null,
        nextRunAt: null,
      })
      return c.json(shown(await deployments.add(deployment)), profile.status.create)
    })
    .get('/', async (c) => {
      const query = readPageQuery(c, cursorOf('dep'))
      const page = await store.deployments.list({ ...query, ...readDeploymentFilter(c) })
      return c.json(toList(page, query, shown, ({ id }) => id))
    })
    .get('/:id', async (c) => c.json(shown(await find(c.req.param('id')))))
    .on(['POST', 'PUT'], '/:id', (c) => update(c, c.req.param('id')))
    .post('/:id/pause', async (c) => {
      const paused = await deployments.change(c.req.param('id'), async (now) => {
        checkNotArchived(now)
        if (now.status === 'paused') throw conflict(`Deployment '${now.id}' is paused already.`)
        return { ...now, status: 'paused', pausedReason: { type: 'manual' }, updatedAt: nowInstant() }
      })
      return c.json(shown(paused))
    })
    .post('/:id/unpause', async (c) => {
      const active = await deployments.change(c.req.param('id'), async (now) => {
        checkNotArchived(now)
        if (now.status === 'active') return now
        return { ...now, status: 'active', pausedReason: null, updatedAt: nowInstant() }
      })
      return c.json(shown(active))
    })
    .post('/:id/archive', async (c) => {
      const archived = await deployments.change(c.req.param('id'), async (now) => {
        if (now.archivedAt !== null) return now
        const at = nowInstant()
        const name = `${now.name}_archived_${Math.floor(Date.parse(at) / 1000)}`
        return { ...now, name, archivedAt: at, updatedAt: at }
      })
      return c.json(shown(archived))
    })
    .post('/:id/run', async (c) => c.json(toDeploymentRunObject(await deployments.runNow(c.req.param('id')))))
    .get('/:id/runs', async (c) => {
      const { id } = await find(c.req.param('id'))
      const { query, filter } = readRunQuery(c)
      const page = await store.deploymentRuns.list({ ...query, ...filter, deploymentId: id })
      return c.json(toList(page, query, toDeploymentRunObject, (run) => run.id))
    })
    .get('/:id/runs/:runId', async (c) => {
      const { id } = await find(c.req.param('id'))
      const run = await store.deploymentRuns.get(c.req.param('runId'))
      if (run?.deploymentId !== id) throw notFound('Deployment run', c.req.param('runId'))
      return c.json(toDeploymentRunObject(run))
    })
}

/** Stands for the newest version until the agent is looked up. */
const newest = 0

/** What deployments are listed and searched by, or a Problem (400). */
export function readDeploymentFilter(given: QuerySource): DeploymentFilter {
  const status = given.req.query('status')
  if (status !== undefined && status !== 'active' && status !== 'paused')
    throw invalid("Field 'status' must be 'active' or 'paused'.", 'status')
  return {
    includeArchived: readIncludeArchived(given),
    status,
    agentId: given.req.query('agent_id'),
    created: readCreatedRange(given),
  }
}
