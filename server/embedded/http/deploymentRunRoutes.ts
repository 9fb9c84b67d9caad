import { Hono } from 'hono'
import { invalid, notFound } from '../problem.ts'
import { toDeploymentRunObject } from '../profiles/deploymentObject.ts'
import type { DeploymentRunFilter } from '../store/deploymentRunStore.ts'
import { toInstant, toMicros } from '../store/instants.ts'
import type { PageQuery } from '../store/listQuery.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { cursorOf, readCreatedRange, readPageQuery, toList } from './lists.ts'

/** The runs of all deployments. */
export function deploymentRunRoutes({ store }: Cloud): Hono<CloudEnv> {
  return new Hono<CloudEnv>()
    .get('/', async (c) => {
      const { query, filter } = readRunQuery(c)
      const page = await store.deploymentRuns.list({ ...query, ...filter, deploymentId: c.req.query('deployment_id') })
      return c.json(toList(page, query, toDeploymentRunObject, (run) => run.id))
    })
    .get('/:id', async (c) => {
      const run = await store.deploymentRuns.get(c.req.param('id'))
      if (!run) throw notFound('Deployment run', c.req.param('id'))
      return c.json(toDeploymentRunObject(run))
    })
}

/** Both lists of runs take the filters of either, or throw a Problem (400). */
export function readRunQuery(c: CloudContext): { query: PageQuery; filter: DeploymentRunFilter } {
  const created = readCreatedRange(c)
  return {
    query: readPageQuery(c, cursorOf('drun')),
    filter: {
      trigger: readTrigger(c),
      hasError: readHasError(c),
      created: {
        ...created,
        gt: readInstant(c, 'triggered_after') ?? created.gt,
        lt: readInstant(c, 'triggered_before') ?? created.lt,
      },
    },
  }
}

function readTrigger(c: CloudContext): 'manual' | 'schedule' | undefined {
  const trigger = c.req.query('trigger_type')
  if (trigger === undefined || trigger === 'manual' || trigger === 'schedule') return trigger
  throw invalid("Field 'trigger_type' must be 'schedule' or 'manual'.", 'trigger_type')
}

function readHasError(c: CloudContext): boolean | undefined {
  const text = c.req.query('has_error')
  if (text === undefined) return undefined
  if (text === 'true' || text === 'false') return text === 'true'
  throw invalid("Field 'has_error' must be 'true' or 'false'.", 'has_error')
}

function readInstant(c: CloudContext, name: string): string | undefined {
  const text = c.req.query(name)
  if (text === undefined) return undefined
  const micros = toMicros(text)
  if (micros === undefined) throw invalid(`Field '${name}' must be an RFC 3339 instant.`, name)
  return toInstant(micros)
}
