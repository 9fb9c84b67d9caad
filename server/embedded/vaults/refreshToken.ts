import type { JsonObject } from '../canonical.ts'
import type { Fetch } from '../mcp/guardedFetch.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import { toInstant } from '../store/instants.ts'
import type { Auth } from './auth.ts'

const timeMs = 10_000

/** What the token endpoint answered, as the validation of a credential shows it. Tokens are left out. */
export interface TokenAnswer {
  statusCode: number
  contentType: string
  /** The `error` word of RFC 6749, if there was one. */
  error: string | null
}

export type Refreshed =
  | { status: 'succeeded'; auth: Auth; answer: TokenAnswer }
  | { status: 'failed'; answer: TokenAnswer }
  | { status: 'connect_error'; reason: string }
  | { status: 'no_refresh_token' }

/** Asks the token endpoint of an OAuth credential for a new access token (RFC 6749, section 6). Never rejects. */
export async function refreshToken({ shown, secrets }: Auth, fetch: Fetch): Promise<Refreshed> {
  const { refresh } = shown
  const token = secrets.refresh_token
  if (!isJsonObject(refresh) || !token) return { status: 'no_refresh_token' }
  try {
    const { headers, body } = toRequest(refresh, token, secrets.client_secret)
    const response = await fetch(String(refresh.token_endpoint), {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(timeMs),
    })
    const contentType = response.headers.get('content-type') ?? ''
    const read = readJson(await response.text())
    const answer = { statusCode: response.status, contentType, error: errorWord(read.error) }
    if (!response.ok || typeof read.access_token !== 'string' || read.access_token === '')
      return { status: 'failed', answer }
    const expiresInS = typeof read.expires_in === 'number' ? read.expires_in : null
    return {
      status: 'succeeded',
      answer,
      auth: {
        shown: {
          ...shown,
          expires_at: expiresInS === null ? null : toInstant((Date.now() + expiresInS * 1000) * 1000),
        },
        secrets: {
          ...secrets,
          access_token: read.access_token,
          ...(typeof read.refresh_token === 'string' ? { refresh_token: read.refresh_token } : {}),
        },
      },
    }
  } catch (error) {
    return { status: 'connect_error', reason: error instanceof Error ? error.message : String(error) }
  }
}

function toRequest(refresh: JsonObject, token: string, clientSecret = '') {
  const clientId = String(refresh.client_id)
  const fields = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token })
  const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' })
  const way = isJsonObject(refresh.token_endpoint_auth) ? refresh.token_endpoint_auth.type : 'none'
  if (way === 'client_secret_basic') {
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
    headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`)
  } else {
    fields.set('client_id', clientId)
    if (way === 'client_secret_post') fields.set('client_secret', clientSecret)
  }
  for (const name of ['resource', 'scope']) {
    const value = refresh[name]
    if (typeof value === 'string' && value !== '') fields.set(name, value)
  }
  return { headers, body: fields.toString() }
}

function readJson(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : {}
  } catch {
    return {} // Whatever it was, it was no token.
  }
}

function errorWord(value: unknown): string | null {
  return typeof value === 'string' && /^[a-z_]{1,40}$/.test(value) ? value : null
}
