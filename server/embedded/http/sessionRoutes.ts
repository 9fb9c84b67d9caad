import { Hono } from 'hono'
import type { JsonObject, SessionRecord } from '../canonical.ts'
import { conflict, invalid, notFound } from '../problem.ts'
import { toAgentSnapshot } from '../profiles/agentObject.ts'
import type { ApiProfile } from '../profiles/profile.ts'
import { nowInstant } from '../store/instants.ts'
import type { SessionFilter } from '../store/store.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { createSession } from './createSession.ts'
import { patchedMetadata } from './fields.ts'
import { getSession } from './getSession.ts'
import {
  cursorOf,
  type QuerySource,
  readCreatedRange,
  readIncludeArchived,
  readPageQuery,
  readValues,
  toList,
} from './lists.ts'
import { jsonBody } from './requestBody.ts'
import { readSessionCreation, readSessionUpdate } from './sessionFields.ts'
import { checkTools } from './toolFields.ts'

/** The filters of a list of sessions, or a Problem (400). */
export function readSessionFilter(
  c: QuerySource,
  { statuses: toStatuses }: Pick<ApiProfile, 'statuses'>,
): SessionFilter {
  const version = c.req.query('agent_version')
  if (version !== undefined && !/^\d{1,9}$/.test(version))
    throw invalid("Field 'agent_version' must be an integer.", 'agent_version')
  const names = readValues(c, 'statuses')
  const statuses = names?.flatMap((name) => {
    const kept = toStatuses(name)
    if (kept.length === 0) throw invalid(`Unknown status '${name}'.`, 'statuses')
    return kept
  })
  return {
    includeArchived: readIncludeArchived(c),
    agentId: c.req.query('agent_id'),
    deploymentId: c.req.query('deployment_id'),
    memoryStoreId: c.req.query('memory_store_id'),
    agentVersion: version === undefined ? undefined : Number(version),
    statuses,
    created: readCreatedRange(c),
  }
}

export function sessionRoutes({ store, runtime, mcp, profile, changes }: Cloud): Hono<CloudEnv> {
  const { sessions } = store

  async function create(c: CloudContext) {
    const session = await createSession({ store, runtime, changes, mcp }, readSessionCreation(jsonBody(c)))
    return c.json(profile.session(session), profile.status.create)
  }

  async function update(c: CloudContext, id: string) {
    const session = await getSession(store, id)
    const given = readSessionUpdate(jsonBody(c))
    if (session.archivedAt !== null) throw conflict(`Session '${id}' is archived and cannot be changed.`)
    const changes: Partial<SessionRecord> = {}
    const told: JsonObject = {}
    if (given.title !== undefined && given.title !== session.title) told.title = changes.title = given.title
    if (Object.keys(given.metadata).length > 0)
      told.metadata = changes.metadata = patchedMetadata(session.metadata, given.metadata)
    if (Object.keys(given.agent).length > 0) {
      changes.agent = { ...session.agent, ...given.agent }
      checkTools(changes.agent, [])
      told.agent = toAgentSnapshot(changes.agent)
    }
    if (Object.keys(changes).length > 0) {
      const event = { type: 'session.updated', payload: told, turnId: null, threadId: session.threadId }
      await store.events.append(id, [event], changes)
    }
    return c.json(profile.session(await getSession(store, id)))
  }

  return new Hono<CloudEnv>()
    .post('/', create)
    .get('/', async (c) => {
      const query = readPageQuery(c, cursorOf('sess'))
      const page = await sessions.list({ ...query, ...readSessionFilter(c, profile) })
      return c.json(toList(page, query, profile.session, ({ id }) => id))
    })
    .get('/:id', async (c) => c.json(profile.session(await getSession(store, c.req.param('id')))))
    .on(['POST', 'PUT'], '/:id', (c) => update(c, c.req.param('id')))
    .post('/:id/archive', async (c) => {
      const { id, archivedAt } = await getSession(store, c.req.param('id'))
      // Nothing works on behind a session that nobody can talk to any more.
      await runtime.cancel(id)
      if (archivedAt === null) {
        await sessions.update(id, { archivedAt: nowInstant() })
        await changes.tell({ type: 'session.archived', id })
      }
      return c.json(profile.session(await getSession(store, id)))
    })
    .post('/:id/cancel', async (c) => {
      const { id, archivedAt } = await getSession(store, c.req.param('id'))
      if (archivedAt !== null) throw notFound('Session', id)
      const wasRunning = await runtime.cancel(id)
      return c.json({ id, type: 'session', status: 'canceling' }, wasRunning ? 202 : 200)
    })
    .delete('/:id', async (c) => {
      const { id, status, threadId } = await getSession(store, c.req.param('id'))
      if (status === 'running' || status === 'rescheduling')
        throw conflict(`Session '${id}' is running. Cancel it first.`)
      await runtime.forget(id, async () => {
        await store.events.append(id, [{ type: 'session.deleted', payload: {}, turnId: null, threadId }])
        await sessions.remove(id)
      })
      return c.json({ id, type: 'session_deleted' })
    })
}
