import { Hono } from 'hono'
import { writeJson } from '../exactJson.ts'
import { isPlainName } from '../store/ids.ts'
import { checkEvents } from './checkEvents.ts'
import { readClientEvents } from './clientEvents.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { getSession } from './getSession.ts'
import { getThread } from './getThread.ts'
import { readCreatedRange, readPageQuery, readValues, toList } from './lists.ts'
import { jsonBody } from './requestBody.ts'
import { openStream, wantsStream } from './streamRequest.ts'

/** Sending, listing and streaming the events of a session. */
export function eventRoutes(cloud: Cloud): Hono<CloudEnv> {
  const { store, runtime, profile } = cloud
  return new Hono<CloudEnv>()
    .post('/:id/events', async (c) => {
      const session = await getSession(store, c.req.param('id'))
      const { id, threadId } = session
      const events = readClientEvents(jsonBody(c).events)
      for (const { payload } of events)
        if (payload.session_thread_id !== undefined && payload.session_thread_id !== threadId)
          await getThread(store, id, String(payload.session_thread_id))
      await checkEvents(store, session, events)
      const accepted = await runtime.submit(id, events)
      return c.json({ data: accepted.map(profile.event) }, profile.status.send)
    })
    .get('/:id/events', async (c) => {
      if (wantsStream(c)) return openStream(cloud, c, c.req.param('id'), null)
      const { id } = await getSession(store, c.req.param('id'))
      return listEvents(cloud, c, id, undefined)
    })
    .get('/:id/events/stream', (c) => openStream(cloud, c, c.req.param('id'), null))
}

/** A page of the events of a session or of one of its threads, as its query asks for it. */
export async function listEvents({ store, profile }: Cloud, c: CloudContext, id: string, threadId: string | undefined) {
  const query = readPageQuery(c, isPlainName)
  const types = readValues(c, 'types') ?? readValues(c, 'type')
  const page = await store.events.list(id, { ...query, types, created: readCreatedRange(c), threadId })
  const list = toList(page, query, profile.event, (event) => event.id)
  return c.body(writeJson(list), 200, { 'content-type': 'application/json' })
}
