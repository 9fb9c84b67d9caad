import { Hono } from 'hono'
import type { MemoryPrefix, MemoryRecord } from '../../memory.ts'
import { apiActor } from '../../memory.ts'
import { invalid, notFound } from '../../problem.ts'
import type { PageQuery } from '../../store/listQuery.ts'
import type { Cloud, CloudContext, CloudEnv } from '../context.ts'
import { patchedMetadata } from '../fields.ts'
import { cursorOf, readPageQuery, toList } from '../lists.ts'
import { jsonBody } from '../requestBody.ts'
import { readExpectedHash, readMemoryCreation, readMemoryUpdate } from './memoryFields.ts'
import { getMemoryStore } from './memoryStoreRoutes.ts'
import { readView } from './readView.ts'

export function memoryRoutes({ store, profile }: Cloud): Hono<CloudEnv> {
  const { memories } = store

  async function update(c: CloudContext, storeId: string, id: string) {
    const { metadata, ...change } = readMemoryUpdate(jsonBody(c))
    const changed = await memories.update(
      storeId,
      id,
      { ...change, metadata: (kept) => patchedMetadata(kept, metadata) },
      apiActor,
    )
    return c.json(profile.memory.memory(changed, 'full'))
  }

  async function list(c: CloudContext, storeId: string) {
    const view = readView(c)
    const isLevel = readDepth(c) === 1
    const pathPrefix = (c.req.query('path_prefix') ?? '').replace(/^\//, '')
    const query = readPageQuery(c, isLevel ? (cursor) => fromPathCursor(cursor) !== null : cursorOf('mem'))
    await getMemoryStore(store, storeId)
    const toObject = (item: MemoryRecord | MemoryPrefix) => profile.memory.memory(item, view)
    if (!isLevel) {
      const page = await memories.list(storeId, { ...query, pathPrefix })
      return c.json(toList(page, query, toObject, ({ id }) => id))
    }
    const page = await memories.listLevel(storeId, { ...withPaths(query), pathPrefix })
    return c.json(toList(page, query, toObject, toPathCursor))
  }

  return new Hono<CloudEnv>()
    .post('/:store/memories', async (c) => {
      const created = await memories.create(c.req.param('store'), readMemoryCreation(jsonBody(c)), apiActor)
      return c.json(profile.memory.memory(created, 'full'), profile.status.create)
    })
    .get('/:store/memories', (c) => list(c, c.req.param('store')))
    .get('/:store/memories/:id', async (c) => {
      const { id: storeId } = await getMemoryStore(store, c.req.param('store'))
      const memory = await memories.get(storeId, c.req.param('id'))
      if (!memory) throw notFound('Memory', c.req.param('id'))
      return c.json(profile.memory.memory(memory, 'full'))
    })
    .on(['POST', 'PUT'], '/:store/memories/:id', (c) => update(c, c.req.param('store'), c.req.param('id')))
    .delete('/:store/memories/:id', async (c) => {
      const id = c.req.param('id')
      const expected = readExpectedHash(c.req.query('expected_content_sha256'))
      await memories.remove(c.req.param('store'), id, expected, apiActor)
      return c.json({ id, type: 'memory_deleted' })
    })
}

/** 1 stops at the folders behind the prefix; 0 and nothing list every memory below it. */
function readDepth(c: CloudContext): 0 | 1 {
  const depth = c.req.query('depth') ?? '0'
  if (depth !== '0' && depth !== '1') throw invalid("Field 'depth' must be 0 or 1.", 'depth')
  return depth === '1' ? 1 : 0
}

const toPathCursor = (item: MemoryRecord | MemoryPrefix) =>
  `path_${Buffer.from('prefix' in item ? item.prefix : item.path).toString('base64url')}`

function fromPathCursor(cursor: string): string | null {
  const encoded = /^path_([\w-]+)$/.exec(cursor)?.[1]
  return encoded === undefined ? null : Buffer.from(encoded, 'base64url').toString()
}

function withPaths({ after, before, ...query }: PageQuery): PageQuery {
  const path = (cursor: string | undefined) =>
    cursor === undefined ? undefined : (fromPathCursor(cursor) ?? undefined)
  return { ...query, after: path(after), before: path(before) }
}
