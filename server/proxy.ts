import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RemoteWorkspace } from './config.ts'
import { toContentLink } from './contentLink.ts'
import { Problem } from './embedded/problem.ts'
import { toBrowserHeaders, toUpstreamHeaders } from './proxyHeaders.ts'
import { createRedactor } from './redactor.ts'

/** Node's own request and response behind a `Request`, when there is a socket. */
export interface Bindings {
  incoming: IncomingMessage
  outgoing: ServerResponse
}

export interface ProxyOptions {
  workspace: RemoteWorkspace
  fetch: typeof fetch
  /**
   * How long the API may stay silent before its headers. After them a stream may last for days; only Node's own limit
   * of five minutes between two chunks holds, far more than the time between two heartbeats.
   */
  headersTimeoutMs?: number
}

export interface Proxy {
  /** Sends a request to `path` under the workspace's base URL. Throws a Problem (403, 405, 502, 504). */
  forward(request: Request, path: string, bindings?: Bindings): Promise<Response>
  /** Ends everything that is under way. */
  close(): void
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** Carries requests to one remote workspace: adds its token, streams both bodies, and keeps the token to itself. */
export function createProxy({ workspace, fetch, headersTimeoutMs = 60_000 }: ProxyOptions): Proxy {
  const { token, name } = workspace
  const underway = new Set<AbortController>()

  return {
    async forward(request, path, bindings) {
      refuseMethod(request.method, workspace)
      const target = new URL(workspace.baseUrl)
      target.pathname = target.pathname.replace(/\/+$/, '') + path // appended, not resolved
      target.search = new URL(request.url).search

      const controller = new AbortController()
      const abort = () => controller.abort()
      underway.add(controller)
      request.signal.addEventListener('abort', abort, { once: true })
      if (request.signal.aborted) abort()
      const finish = () => {
        underway.delete(controller)
        request.signal.removeEventListener('abort', abort)
      }

      const patience = createPatience(headersTimeoutMs, abort)
      try {
        const sent = toBody(request, bindings)
        const headers = toUpstreamHeaders(request.headers, token)
        if (!sent) headers.delete('content-length')
        const given = await fetch(target, {
          method: request.method,
          headers,
          ...(sent ? { body: sent.pipeThrough(patience.watch()), duplex: 'half' } : {}),
          redirect: 'manual', // a redirect must not carry the token to another host
          signal: controller.signal,
        })
        const isRedirect = given.status >= 300 && given.status < 400
        const answer = isRedirect ? await toContentLink(given, path, target) : given
        patience.stop()
        if (!answer) {
          abort()
          throw new Problem(
            502,
            'api_error',
            `The workspace '${name}' answered with a redirect, which is not followed. Check its base URL.`,
          )
        }
        const onBroken = bindings ? () => void bindings.outgoing.destroy() : null
        const body = answer.body ? relay(answer.body, token, { finish, abort, onBroken }) : null
        if (!body) finish()
        return new Response(body, { status: answer.status, headers: toBrowserHeaders(answer.headers, token) })
      } catch (error) {
        finish()
        if (error instanceof Problem) throw error
        throw toProblem(error, name, patience.isOver())
      } finally {
        patience.stop()
      }
    },
    close() {
      for (const controller of underway) controller.abort()
    },
  }
}

function refuseMethod(method: string, { isReadOnly, name }: RemoteWorkspace): void {
  if (!methods.has(method)) throw new Problem(405, 'invalid_request_error', `The API has no method ${method}.`)
  if (isReadOnly && method !== 'GET' && method !== 'HEAD') {
    throw new Problem(403, 'permission_error', `The workspace '${name}' is read-only in this console.`)
  }
}

/** Behind a socket every request that could have a body seems to; its headers say whether it does. */
function toBody(request: Request, bindings?: Bindings): ReadableStream<Uint8Array> | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null
  const given = bindings?.incoming.headers
  if (given && given['transfer-encoding'] === undefined && !Number(given['content-length'])) return null
  return request.body
}

function toProblem(error: unknown, name: string, isLate: boolean): Problem {
  if (isLate) {
    return new Problem(
      504,
      'api_error',
      `The workspace '${name}' did not answer in time. Try again, or check its status.`,
    )
  }
  const cause = error instanceof Error ? error.cause : null
  // Only the code is told: messages of the network layer may quote addresses and headers.
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return new Problem(
    502,
    'api_error',
    `The workspace '${name}' could not be reached${code}. Check its base URL and the network.`,
  )
}

/** A time limit that starts again with every piece of the body that is taken. */
function createPatience(limitMs: number, onOver: () => void) {
  let isOver = false
  let isStopped = false
  let timer: ReturnType<typeof setTimeout>
  const start = () => {
    clearTimeout(timer)
    if (isStopped) return
    timer = setTimeout(() => {
      isOver = true
      onOver()
    }, limitMs)
  }
  start()
  return {
    isOver: () => isOver,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
    watch: () =>
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          start()
          controller.enqueue(chunk)
        },
      }),
  }
}

interface RelayOptions {
  finish: () => void
  abort: () => void
  /** Breaks the connection to the browser. Without it the stream itself fails. */
  onBroken: (() => void) | null
}

/** Hands a body on chunk by chunk, without the secret. A broken upstream breaks the answer: it never looks complete. */
function relay(body: ReadableStream<Uint8Array>, secret: string, options: RelayOptions): ReadableStream<Uint8Array> {
  const { finish, abort, onBroken } = options
  const reader = body.getReader()
  const redactor = createRedactor(secret)
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        for (;;) {
          const { done, value } = await reader.read()
          const safe = done ? redactor.end() : redactor.push(value)
          if (safe.length > 0) controller.enqueue(safe)
          if (done) {
            finish()
            controller.close()
            return
          }
          if (safe.length > 0) return
        }
      } catch (error) {
        finish()
        if (!onBroken) return controller.error(error)
        onBroken()
        controller.close()
      }
    },
    cancel() {
      finish()
      abort()
    },
  })
}
