import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { CloudEnv } from './context.ts'

/** Gives every request an id, the caller's own if it is short and printable, and every answer its header. */
export const requestId = createMiddleware<CloudEnv>(async (c, next) => {
  const given = c.req.header('x-request-id')
  c.set('requestId', given !== undefined && /^[\x20-\x7e]{1,128}$/.test(given) ? given : randomUUID())
  await next()
  // A stream has sent its headers long ago.
  if (!c.res.headers.has('x-hono-already-sent')) c.header('x-request-id', c.get('requestId'))
})
