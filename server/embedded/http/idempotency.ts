import { createMiddleware } from 'hono/factory'
import { conflict } from '../problem.ts'
import type { IdempotencyStore } from '../store/store.ts'
import type { CloudEnv } from './context.ts'
import { digestMultipart } from './multipart.ts'
import { isMultipart } from './requestBody.ts'

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
    const isForm = isMultipart(c.req.raw.headers)
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
      if (known) {
        // The parts of a form are compared, not its bytes: their boundary is another one in each attempt.
        const repeated = isForm ? await digestMultipart(c) : digest(c.get('rawBody'))
        if (known.fingerprint !== repeated) throw conflict('Idempotency key reused with a different request body.')
        return new Response(known.body, { status: known.status, headers: { 'content-type': 'application/json' } })
      }
      await next()
      // A form that was refused before its end cannot be compared later: it may be tried again.
      const fingerprint = isForm ? c.get('bodyDigest') : digest(c.get('rawBody'))
      if (c.res.status >= 500 || fingerprint === undefined) return
      // An answer that shows a secret once is not kept to be shown again.
      if (c.res.headers.get('cache-control') === 'no-store') return
      const { status } = c.res
      const sessionId = /\/sessions\/(sess_\w+)/.exec(pathname)?.[1] ?? null
      await answers
        .put(key, { fingerprint, status, body: await c.res.clone().text(), sessionId })
        .catch((error: unknown) => {
          // The work is done and on disk; only its repetition is not protected.
          log(`An answer could not be kept for its idempotency key: ${String(error)}`)
        })
    } finally {
      atWork.delete(key)
      done()
    }
  })
}
