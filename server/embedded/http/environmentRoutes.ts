import { Hono } from 'hono'
import type { EnvironmentRecord } from '../canonical.ts'
import { conflict, notFound, Problem } from '../problem.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { readEnvironmentCreation, readEnvironmentUpdate } from './environmentFields.ts'
import { patchedMetadata } from './fields.ts'
import { cursorOf, readCreatedRange, readIncludeArchived, readPageQuery, toList } from './lists.ts'
import { jsonBody } from './requestBody.ts'

export function environmentRoutes({ store: { environments }, profile }: Cloud): Hono<CloudEnv> {
  async function getEnvironment(id: string): Promise<EnvironmentRecord> {
    const environment = await environments.get(id)
    if (!environment) throw notFound('Environment', id)
    return environment
  }

  async function update(c: CloudContext, id: string) {
    const environment = await getEnvironment(id)
    const { changes, metadata } = readEnvironmentUpdate(jsonBody(c))
    if (environment.archivedAt !== null) throw conflict(`Environment '${id}' is archived and cannot be changed.`)
    const changed = {
      ...environment,
      ...changes,
      metadata: patchedMetadata(environment.metadata, metadata),
      updatedAt: nowInstant(),
    }
    await environments.update(changed)
    return c.json(profile.environment(changed))
  }

  return new Hono<CloudEnv>()
    .post('/', async (c) => {
      const at = nowInstant()
      const environment = {
        id: createId('env'),
        ...readEnvironmentCreation(jsonBody(c)),
        archivedAt: null,
        createdAt: at,
        updatedAt: at,
      }
      await environments.create(environment)
      return c.json(profile.environment(environment), profile.status.create)
    })
    .get('/', async (c) => {
      const query = readPageQuery(c, cursorOf('env'))
      const created = readCreatedRange(c)
      const page = await environments.list({ ...query, includeArchived: readIncludeArchived(c), created })
      return c.json(toList(page, query, profile.environment, ({ id }) => id))
    })
    .get('/:id', async (c) => c.json(profile.environment(await getEnvironment(c.req.param('id')))))
    .on(['POST', 'PUT'], '/:id', (c) => update(c, c.req.param('id')))
    .post('/:id/archive', async (c) => {
      const environment = await getEnvironment(c.req.param('id'))
      if (environment.archivedAt !== null) return c.json(profile.environment(environment))
      const archived = { ...environment, archivedAt: nowInstant() }
      await environments.update(archived)
      return c.json(profile.environment(archived))
    })
    .delete('/:id', async (c) => {
      const { id } = await getEnvironment(c.req.param('id'))
      if (!(await environments.remove(id)))
        throw new Problem(
          409,
          'invalid_request_error',
          `Environment '${id}' is used by a session. Delete its sessions first, or archive the environment.`,
        )
      return c.json({ id, type: 'environment_deleted' })
    })
}
