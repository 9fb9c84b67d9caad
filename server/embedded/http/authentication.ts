import { createHash, timingSafeEqual } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import { Problem } from '../problem.ts'
import type { CloudEnv } from './context.ts'

/** Lets nobody in without `Authorization: Bearer <token>`. Digests are compared, so that time tells nothing about the token. */
export function authentication(token: string) {
  const expected = digest(token)
  return createMiddleware<CloudEnv>(async (c, next) => {
    const given = /^Bearer ([\x21-\x7e]+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (given === undefined || !timingSafeEqual(digest(given), expected))
      throw new Problem(401, 'authentication_error', 'Invalid API key or token.')
    await next()
  })
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
