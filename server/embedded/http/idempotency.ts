import { createMiddleware } from 'hono/factory'
import { conflict } from '../problem.ts'
import type { IdempotencyStore } from '../store/store.ts'
import type { CloudEnv } from './context.ts'

/**
 * A repeated `Idempotency-Key` gets the first answer again for 24 hours. Who comes with the same key while the first is
 * still at work waits for it. Answers of 500 and above are not kept: those may be tried again. Of a body only its digest
 * is kept, under a key, because it may hold a secret.
 */
export function idempotency(
  answers: IdempotencyStore,
  digest: (content: string | Uint8Array) => string,
  log: (line: string) => void,
) {
  const atWork = new Map<string, Promise<void>>()

  return createMiddleware<CloudEnv>(async (c, next) => {
    const given = c.req.header('idempotency-key') ?? c.req.header('x-idempotency-key')
    if (!given || !['POST', 'PUT', 'DELETE'].includes(c.req.method)) return next()

    const { pathname, search } = new URL(c.req.url)
    const key = digest(`${c.req.method} ${pathname}${search}\n${given}`)
    const fingerprint = digest(c.get('rawBody'))
    while (atWork.has(key)) await atWork.get(key)

    let done = () => {}
    atWork.set(
      key,
      new Promise((resolve) => {
        done = resolve
      }),
    )
    try {
      const known = await answers.get(key)
      if (known && known.fingerprint !== fingerprint)
        throw conflict('Idempotency key reused with a different request body.')
      if (known) {
        return new Response(known.body, { status: known.status, headers: { 'content-type': 'application/json' } })
      }
      await next()
      if (c.res.status >= 500) return
      const { status } = c.res
      await answers.put(key, { fingerprint, status, body: await c.res.clone().text() }).catch((error: unknown) => {
        // The work is done and on disk; only its repetition is not protected.
        log(`An answer could not be kept for its idempotency key: ${String(error)}`)
      })
    } finally {
      atWork.delete(key)
      done()
    }
  })
}
