import { Hono } from 'hono'
import { conflict, notFound } from '../problem.ts'
import type { Cloud, CloudEnv } from './context.ts'
import { listEvents } from './eventRoutes.ts'
import { getSession } from './getSession.ts'
import { cursorOf, readPageQuery, toList } from './lists.ts'
import { openStream, wantsStream } from './streamRequest.ts'

/** The threads of a session. There is one, the primary thread, until coordinators run here. */
export function threadRoutes(cloud: Cloud): Hono<CloudEnv> {
  const { store, profile } = cloud

  async function getThread(sessionId: string, threadId: string) {
    const session = await getSession(store, sessionId)
    if (session.threadId !== threadId) throw notFound('Session thread', threadId)
    return session
  }

  return new Hono<CloudEnv>()
    .get('/:id/threads', async (c) => {
      const query = readPageQuery(c, cursorOf('sthr'))
      const session = await getSession(store, c.req.param('id'))
      const isPastIt = query.after !== undefined || query.before !== undefined
      const page = { items: isPastIt ? [] : [session], hasMore: false }
      return c.json(toList(page, query, profile.thread, ({ threadId }) => threadId))
    })
    .get('/:id/threads/:thread', async (c) =>
      c.json(profile.thread(await getThread(c.req.param('id'), c.req.param('thread')))),
    )
    .post('/:id/threads/:thread/archive', async (c) => {
      const { threadId } = await getThread(c.req.param('id'), c.req.param('thread'))
      throw conflict(`Session thread '${threadId}' is the primary thread and cannot be archived.`)
    })
    .get('/:id/threads/:thread/events', async (c) => {
      const { id, threadId } = await getThread(c.req.param('id'), c.req.param('thread'))
      if (wantsStream(c)) return openStream(cloud, c, id, threadId)
      return c.json(await listEvents(cloud, c, id, threadId))
    })
    .get('/:id/threads/:thread/stream', async (c) => {
      const { id, threadId } = await getThread(c.req.param('id'), c.req.param('thread'))
      return openStream(cloud, c, id, threadId)
    })
}
