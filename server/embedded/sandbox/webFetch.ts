import type { Json, JsonObject } from '../canonical.ts'
import { admitUrl, FetchProblem } from './admitUrl.ts'
import { htmlToText } from './htmlToText.ts'
import { hostRefusal } from './networkPolicy.ts'
import { type Connect, type PinnedAddress, pinnedRequest, readBody } from './pinnedRequest.ts'
import type { ToolOutcome } from './sandbox.ts'
import { InputProblem, readInput } from './toolInput.ts'
import { answered, failed } from './toolOutcomes.ts'

const timeMs = 15_000
const bodyBytes = 2 * 1024 * 1024
const mostRedirects = 5
const pageHeaders = {
  accept: 'text/html, text/plain, text/markdown, application/json, application/xml;q=0.9, text/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'cloud-agents-console (WebFetch)',
}
const textTypes = /^(text\/|application\/(json|xml|javascript|x-ndjson|yaml|toml|[\w.-]+\+(json|xml|yaml))$)/

export interface WebFetchOptions {
  /** All addresses of a name. The system's resolver by default. */
  lookup?: (host: string) => Promise<PinnedAddress[]>
  connect?: Connect
}

/** Fetches pages for one session under its environment's `networking`. Rejects only when the signal aborts. */
export function createWebFetch(networking: Json | undefined, { lookup, connect }: WebFetchOptions = {}) {
  const rules = { refusal: (host: string) => hostRefusal(host, networking), lookup }

  async function fetchText(start: URL, signal: AbortSignal): Promise<ToolOutcome> {
    let url = start
    for (let hops = 0; hops <= mostRedirects; hops += 1) {
      const answer = await pinnedRequest(url, await admitUrl(url, rules), { signal, connect, headers: pageHeaders })
      const { statusCode = 0, headers } = answer
      const { location } = headers
      if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
        answer.destroy()
        if (!URL.canParse(location, url.href)) throw new FetchProblem(`${url.href} redirects to an invalid URL.`)
        url = new URL(location, url.href)
        continue
      }
      const contentType = headers['content-type'] ?? 'text/plain'
      const mediaType = (contentType.split(';')[0] ?? '').trim().toLowerCase()
      if (!textTypes.test(mediaType)) {
        answer.destroy()
        throw new FetchProblem(`${url.href} is ${mediaType}; only text can be fetched.`)
      }
      const { bytes, isWhole } = await readBody(answer, bodyBytes)
      const source = toDecoder(contentType).decode(bytes)
      const body = mediaType === 'text/html' || mediaType === 'application/xhtml+xml' ? htmlToText(source) : source
      const cut = isWhole ? '' : '\n[the rest is left out: only the first 2 MB are read]'
      const text = `${url.href}\nstatus ${statusCode}, ${mediaType}\n\n${body.trim()}${cut}`
      return statusCode >= 400 ? failed(text) : answered(text)
    }
    throw new FetchProblem(`${start.href} redirects more than ${mostRedirects} times.`)
  }

  return async function webFetch(input: JsonObject, signal: AbortSignal): Promise<ToolOutcome> {
    const deadline = AbortSignal.timeout(timeMs)
    const either = AbortSignal.any([signal, deadline])
    try {
      const fields = readInput(input)
      const given = fields.text('url')
      fields.optionalText('prompt')
      if (!URL.canParse(given))
        throw new InputProblem('Input field `url` must be a complete URL, such as https://example.com/.')
      return await abortable(fetchText(new URL(given), either), either)
    } catch (error) {
      signal.throwIfAborted()
      if (deadline.aborted) return failed(`The page did not arrive within ${timeMs / 1000} s.`)
      if (error instanceof InputProblem || error instanceof FetchProblem) return failed(error.message)
      return failed(`The page could not be fetched: ${error instanceof Error ? error.message : String(error)}.`)
    }
  }
}

/** A name look-up cannot be cancelled; this stops waiting for it. */
function abortable<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

function toDecoder(contentType: string): TextDecoder {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder() // an unknown label: UTF-8 is the best guess left
  }
}
