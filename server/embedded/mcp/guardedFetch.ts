import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { type AdmissionRules, admitUrl, FetchProblem } from '../sandbox/admitUrl.ts'
import { type Connect, decoded, pinnedRequest } from '../sandbox/pinnedRequest.ts'

export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>

export interface GuardOptions {
  rules: AdmissionRules
  connect?: Connect | undefined
  /** The most bytes that are read of one answer. */
  maxBytes: number
}

/** A `fetch` that reaches only what the rules admit, resolves each name once, follows no redirect and reads no further than its limit. */
export function createGuardedFetch({ rules, connect, maxBytes }: GuardOptions): Fetch {
  return async function guardedFetch(given, init = {}) {
    const url = new URL(given)
    const signal = init.signal ?? new AbortController().signal
    signal.throwIfAborted()
    const answer = await pinnedRequest(url, await admitUrl(url, rules), {
      method: init.method ?? 'GET',
      headers: {
        'accept-encoding': 'gzip, deflate, br',
        'user-agent': 'cloud-agents-console (MCP)',
        ...Object.fromEntries(new Headers(init.headers)),
      },
      ...(init.body === undefined || init.body === null ? {} : { body: String(init.body) }),
      signal,
      connect,
    })
    return toResponse(answer, maxBytes)
  }
}

function toResponse(answer: IncomingMessage, maxBytes: number): Response {
  const { statusCode: status = 502, headers } = answer
  // An answer nobody reads may still break off; without a listener that would end the process.
  answer.on('error', () => undefined)
  const kept = new Headers()
  for (const name of ['content-type', 'location', 'mcp-session-id', 'www-authenticate', 'retry-after']) {
    const value = headers[name]
    if (typeof value === 'string') kept.set(name, value)
  }
  if (status === 204 || status === 205 || status === 304 || status < 200) {
    answer.destroy()
    return new Response(null, { status: status < 200 ? 502 : status, headers: kept })
  }
  // Node's and the browser's types of the same stream do not know each other.
  const body = Readable.toWeb(Readable.from(limited(answer, maxBytes))) as ReadableStream<Uint8Array>
  return new Response(body, { status, headers: kept })
}

async function* limited(answer: IncomingMessage, maxBytes: number): AsyncGenerator<Uint8Array> {
  const body = decoded(answer)
  let size = 0
  try {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > maxBytes) throw new FetchProblem(`The answer is larger than ${Math.round(maxBytes / 1_048_576)} MB.`)
      yield bytes
    }
  } finally {
    body.destroy()
    answer.destroy()
  }
}
