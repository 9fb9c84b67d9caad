import { Hono } from 'hono'
import type { SessionRecord, SessionResource } from '../canonical.ts'
import { invalid, notFound, Problem } from '../problem.ts'
import { toResourceObject } from '../profiles/resourceObject.ts'
import type { Page, PageQuery } from '../store/listQuery.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { findResources } from './findResources.ts'
import { getSession } from './getSession.ts'
import { cursorOf, readPageQuery, toList } from './lists.ts'
import { jsonBody } from './requestBody.ts'
import { readFileResource } from './resourceFields.ts'

const most = 500

/** What is mounted in a session. Files come and go; a change shows in the sandbox from the next turn on. */
export function resourceRoutes({ store, profile }: Cloud): Hono<CloudEnv> {
  async function getResource(sessionId: string, id: string): Promise<SessionResource> {
    const { resources } = await getSession(store, sessionId)
    const resource = resources.find((each) => each.id === id)
    if (!resource) throw notFound('Session resource', id)
    return resource
  }

  async function addFile(session: SessionRecord, given: unknown, path: PropertyKey[] = []): Promise<SessionResource> {
    const input = readFileResource(given, path)
    if (session.resources.some((each) => each.type === 'file' && each.fileId === input.fileId))
      throw wrongState(`File '${input.fileId}' is mounted in this session already.`)
    if (session.resources.length >= most) throw invalid(`A session has at most ${most} resources.`)
    const [resource] = await findResources(store, [input], session.resources)
    if (!resource || !(await store.sessionResources.add(session.id, resource)))
      throw wrongState(`File '${input.fileId}' is mounted in this session already.`)
    return resource
  }

  async function add(c: CloudContext, sessionId: string) {
    const session = await getSession(store, sessionId)
    checkOpen(session)
    const body = jsonBody(c)
    // In May 2026 several came at once and the session was the answer.
    const many = body.resources
    if (!Array.isArray(many)) {
      checkType(body.type, 'type')
      return c.json(toResourceObject(await addFile(session, body)), profile.status.create)
    }
    for (const [index, given] of many.entries()) {
      checkType(given?.type, `resources.${index}.type`)
      await addFile(await getSession(store, sessionId), given, ['resources', index])
    }
    return c.json(profile.session(await getSession(store, sessionId)), profile.status.create)
  }

  return new Hono<CloudEnv>()
    .get('/:id/resources', async (c) => {
      const query = readPageQuery(c, cursorOf('sesr'), { limit: 1000, most: 1000 })
      const { resources } = await getSession(store, c.req.param('id'))
      return c.json(toList(toPage(resources, query), query, toResourceObject, ({ id }) => id))
    })
    .post('/:id/resources', (c) => add(c, c.req.param('id')))
    .get('/:id/resources/:resource', async (c) =>
      c.json(toResourceObject(await getResource(c.req.param('id'), c.req.param('resource')))),
    )
    .post('/:id/resources/:resource', async (c) => {
      const { id, type } = await getResource(c.req.param('id'), c.req.param('resource'))
      throw invalid(`Session resource '${id}' is a ${type}. Only a repository has a credential to replace.`)
    })
    .delete('/:id/resources/:resource', async (c) => {
      const session = await getSession(store, c.req.param('id'))
      const { id } = await getResource(session.id, c.req.param('resource'))
      checkOpen(session)
      await store.sessionResources.remove(session.id, id)
      return c.json({ id, type: 'session_resource_deleted' })
    })
}

function checkType(type: unknown, param: string): void {
  if (type !== 'file') throw invalid('Only a file can be added to a session that exists.', param)
}

function checkOpen({ id, archivedAt, status }: SessionRecord): void {
  if (archivedAt !== null) throw wrongState(`Session '${id}' is archived.`)
  if (status === 'terminated') throw wrongState(`Session '${id}' has ended.`)
}

/** The API writes conflicts about session resources with this type. */
const wrongState = (message: string) => new Problem(409, 'invalid_request_error', message)

/** A session's resources are few and read with it: they are turned over in memory, oldest first. */
function toPage(all: SessionResource[], { limit, after, before, order }: PageQuery): Page<SessionResource> {
  const ordered = order === 'desc' ? all.toReversed() : all
  const sign = order === 'desc' ? -1 : 1
  const isBehind = (id: string, cursor: string) => (id < cursor ? -sign : id > cursor ? sign : 0) > 0
  if (before !== undefined) {
    const earlier = ordered.filter(({ id }) => isBehind(before, id))
    return { items: earlier.slice(-limit), hasMore: earlier.length > limit }
  }
  const later = after === undefined ? ordered : ordered.filter(({ id }) => isBehind(id, after))
  return { items: later.slice(0, limit), hasMore: later.length > limit }
}
