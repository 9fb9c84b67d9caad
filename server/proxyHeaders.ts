import { redactText } from './redactor.ts'

/** What a caller may tell the API. Everything else (cookies, its own authorization, where it came from) stays here. */
const sentUpstream = [
  'accept',
  'content-length',
  'content-type',
  'idempotency-key',
  'last-event-id',
  'qoder-workspace-id',
  'x-qoder-beta',
  'x-request-id',
]

/** What the API may tell the browser. Cookies, hop-by-hop headers and another host's policies are not ours to repeat. */
const sentDown = new Set([
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'deprecation',
  'etag',
  'idempotency-replayed',
  'last-modified',
  'retry-after',
  'sunset',
  'x-request-id',
])
const sentDownByPrefix = ['ratelimit', 'x-ratelimit-', 'x-qoder-']

/** Headers for the API: the few that matter and the token. Compression is not asked for, so frames arrive as sent. */
export function toUpstreamHeaders(given: Headers, token: string): Headers {
  const headers = new Headers({ authorization: `Bearer ${token}`, 'accept-encoding': 'identity' })
  for (const name of sentUpstream) {
    const value = given.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

/** Headers for the browser. The body has been decoded by `fetch` by then, if it was encoded against our wish. */
export function toBrowserHeaders(given: Headers, token: string): Headers {
  const headers = new Headers()
  for (const [name, value] of given) {
    if (!sentDown.has(name) && !sentDownByPrefix.some((prefix) => name.startsWith(prefix))) continue
    headers.set(name, redactText(value, token))
  }
  if (headers.has('content-encoding')) {
    headers.delete('content-encoding')
    headers.delete('content-length')
  }
  if (isEventStream(headers)) {
    headers.set('cache-control', 'no-cache, no-transform')
    headers.set('x-accel-buffering', 'no')
    headers.delete('content-length')
  }
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  return headers
}

function isEventStream(headers: Headers): boolean {
  return headers.get('content-type')?.toLowerCase().startsWith('text/event-stream') ?? false
}
