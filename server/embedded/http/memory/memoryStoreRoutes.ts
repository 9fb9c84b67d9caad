import { Hono } from 'hono'
import { MemoryConflict, notFound } from '../../problem.ts'
import { createId } from '../../store/ids.ts'
import { nowInstant } from '../../store/instants.ts'
import type { Store } from '../../store/store.ts'
import type { Cloud, CloudContext, CloudEnv } from '../context.ts'
import { patchedMetadata } from '../fields.ts'
import { cursorOf, readCreatedRange, readIncludeArchived, readPageQuery, toList } from '../lists.ts'
import { jsonBody } from '../requestBody.ts'
import { readMemoryStoreCreation, readMemoryStoreUpdate } from './memoryFields.ts'

export function memoryStoreRoutes({ store, profile }: Cloud): Hono<CloudEnv> {
  const { memoryStores } = store

  async function update(c: CloudContext, id: string) {
    const found = await getMemoryStore(store, id)
    const { changes, metadata } = readMemoryStoreUpdate(jsonBody(c))
    if (found.archivedAt !== null)
      throw new MemoryConflict('archived', `Memory store '${id}' is archived and takes no more changes.`)
    await memoryStores.update(id, {
      ...found,
      ...changes,
      metadata: patchedMetadata(found.metadata, metadata),
      updatedAt: nowInstant(),
    })
    return c.json(profile.memory.store(await getMemoryStore(store, id)))
  }

  return new Hono<CloudEnv>()
    .post('/', async (c) => {
      const at = nowInstant()
      const made = {
        id: createId('memstore'),
        ...readMemoryStoreCreation(jsonBody(c)),
        entryCount: 0,
        totalSize: 0,
        archivedAt: null,
        createdAt: at,
        updatedAt: at,
      }
      await memoryStores.create(made)
      return c.json(profile.memory.store(made), profile.status.create)
    })
    .get('/', async (c) => {
      const query = readPageQuery(c, cursorOf('memstore'))
      const created = readCreatedRange(c)
      const filter = { includeArchived: readIncludeArchived(c), name: c.req.query('name'), created }
      const page = await memoryStores.list({ ...query, ...filter })
      return c.json(toList(page, query, profile.memory.store, ({ id }) => id))
    })
    .get('/:id', async (c) => c.json(profile.memory.store(await getMemoryStore(store, c.req.param('id')))))
    .on(['POST', 'PUT'], '/:id', (c) => update(c, c.req.param('id')))
    .post('/:id/archive', async (c) => {
      const found = await getMemoryStore(store, c.req.param('id'))
      if (found.archivedAt === null) await memoryStores.update(found.id, { ...found, archivedAt: nowInstant() })
      return c.json(profile.memory.store(await getMemoryStore(store, found.id)))
    })
    .delete('/:id', async (c) => {
      const id = c.req.param('id')
      if (!(await memoryStores.remove(id))) throw notFound('Memory store', id)
      return c.json({ id, type: 'memory_store_deleted' })
    })
}

export async function getMemoryStore({ memoryStores }: Store, id: string) {
  const found = await memoryStores.get(id)
  if (!found) throw notFound('Memory store', id)
  return found
}
