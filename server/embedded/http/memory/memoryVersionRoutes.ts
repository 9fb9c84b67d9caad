import { Hono } from 'hono'
import { apiActor, type MemoryVersionRecord } from '../../memory.ts'
import { invalid, notFound } from '../../problem.ts'
import type { VersionFilter } from '../../store/memory/createMemoryVersions.ts'
import type { Cloud, CloudContext, CloudEnv } from '../context.ts'
import { cursorOf, readCreatedRange, readPageQuery, toList } from '../lists.ts'
import { getMemoryStore } from './memoryStoreRoutes.ts'
import { readView } from './readView.ts'

export function memoryVersionRoutes({ store, profile }: Cloud): Hono<CloudEnv> {
  const { memoryVersions } = store
  const routes = new Hono<CloudEnv>()

  // `versions` is the older name of the same thing.
  for (const name of ['memory_versions', 'versions']) {
    routes
      .get(`/:store/${name}`, async (c) => {
        const { id } = await getMemoryStore(store, c.req.param('store') ?? '')
        const query = readPageQuery(c, cursorOf('memver'))
        const view = readView(c)
        const page = await memoryVersions.list(id, { ...query, ...readVersionFilter(c) })
        return c.json(
          toList(
            page,
            query,
            (version) => profile.memory.version(version, view),
            (version) => version.id,
          ),
        )
      })
      .get(`/:store/${name}/:id`, async (c) => {
        const { id: storeId } = await getMemoryStore(store, c.req.param('store') ?? '')
        const id = c.req.param('id') ?? ''
        const version = await memoryVersions.get(storeId, id)
        if (!version) throw notFound('Memory version', id)
        return c.json(profile.memory.version(version, 'full'))
      })
      .post(`/:store/${name}/:id/redact`, async (c) => {
        const { id: storeId } = await getMemoryStore(store, c.req.param('store') ?? '')
        const redacted = await memoryVersions.redact(storeId, c.req.param('id') ?? '', apiActor)
        return c.json(profile.memory.version(redacted, 'full'))
      })
  }
  return routes
}

const operations: Record<string, MemoryVersionRecord['operation']> = {
  created: 'created',
  updated: 'updated',
  modified: 'updated',
  deleted: 'deleted',
}

function readVersionFilter(c: CloudContext): VersionFilter {
  const name = c.req.query('operation')
  if (name !== undefined && !Object.hasOwn(operations, name))
    throw invalid("Field 'operation' must be 'created', 'updated' or 'deleted'.", 'operation')
  return {
    memoryId: c.req.query('memory_id') ?? c.req.query('entry_id'),
    operation: name === undefined ? undefined : operations[name],
    sessionId: c.req.query('session_id'),
    byApi: c.req.query('api_key_id') !== undefined,
    created: readCreatedRange(c),
  }
}
