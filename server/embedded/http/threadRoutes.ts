import { Hono } from 'hono'
import { conflict } from '../problem.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { listEvents } from './eventRoutes.ts'
import { getSession } from './getSession.ts'
import { getThread } from './getThread.ts'
import { cursorOf, readPageQuery, toList } from './lists.ts'
import { openStream, wantsStream } from './streamRequest.ts'

/** The threads of a session: the primary one, and one for each agent a coordinator started. */
export function threadRoutes(cloud: Cloud): Hono<CloudEnv> {
  const { store, runtime, profile } = cloud

  async function find(c: CloudContext) {
    const session = await getSession(store, c.req.param('id') ?? '')
    return { session, thread: await getThread(store, session.id, c.req.param('thread') ?? '') }
  }

  return new Hono<CloudEnv>()
    .get('/:id/threads', async (c) => {
      const query = readPageQuery(c, cursorOf('sthr'))
      const session = await getSession(store, c.req.param('id'))
      const page = await store.threads.list(session.id, query)
      return c.json(
        toList(
          page,
          query,
          (thread) => profile.thread(thread, session),
          ({ id }) => id,
        ),
      )
    })
    .get('/:id/threads/:thread', async (c) => {
      const { session, thread } = await find(c)
      return c.json(profile.thread(thread, session))
    })
    .post('/:id/threads/:thread/archive', async (c) => {
      const { session, thread } = await find(c)
      if (thread.parentThreadId === null)
        throw conflict(`Session thread '${thread.id}' is the primary thread and cannot be archived.`)
      await runtime.archiveThread(session.id, thread.id)
      return c.json(profile.thread(await getThread(store, session.id, thread.id), session))
    })
    .get('/:id/threads/:thread/events', async (c) => {
      const { session, thread } = await find(c)
      if (wantsStream(c)) return openStream(cloud, c, session.id, thread.id)
      return listEvents(cloud, c, session.id, thread.id)
    })
    .get('/:id/threads/:thread/stream', async (c) => {
      const { session, thread } = await find(c)
      return openStream(cloud, c, session.id, thread.id)
    })
}
