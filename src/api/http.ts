/** A request that failed or was refused. `status` 0 means the server could not be reached. */
export class ApiError extends Error {
  readonly status: number
  readonly type: string
  /** The field the server objects to, if it says so. */
  readonly param: string | null
  readonly requestId: string | null
  readonly retryAfterMs: number | null

  constructor(
    message: string,
    details: {
      status: number
      type: string
      param?: string | null
      requestId?: string | null
      retryAfterMs?: number | null
    },
  ) {
    super(message)
    this.name = 'ApiError'
    this.status = details.status
    this.type = details.type
    this.param = details.param ?? null
    this.requestId = details.requestId ?? null
    this.retryAfterMs = details.retryAfterMs ?? null
  }
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  signal?: AbortSignal | undefined
  /** Sent as `Idempotency-Key`: a repeated write is answered with the first result. */
  idempotencyKey?: string
  /** Sent as `x-qoder-beta`: the gated feature the request is about. */
  beta?: string
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Reads an error answer of any shape: the API's envelope, a gateway's HTML, or nothing at all. */
export async function toApiError(response: Response): Promise<ApiError> {
  const text = await response.text().catch(() => '')
  const retryAfter = Number(response.headers.get('retry-after'))
  const details = {
    status: response.status,
    requestId: response.headers.get('x-request-id'),
    retryAfterMs: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter * 1000 : null,
  }
  try {
    const body: unknown = JSON.parse(text)
    const error = isRecord(body) && isRecord(body.error) ? body.error : null
    if (error && typeof error.message === 'string') {
      return new ApiError(error.message, {
        ...details,
        type: typeof error.type === 'string' ? error.type : 'unknown_error',
        param: typeof error.param === 'string' ? error.param : null,
        requestId: isRecord(body) && typeof body.request_id === 'string' ? body.request_id : details.requestId,
      })
    }
  } catch {
    // Not JSON: a gateway answered. Its page is of no use to a reader; the status is.
  }
  return new ApiError(`The server answered ${response.status} ${response.statusText}`.trim(), {
    ...details,
    type: 'unknown_error',
  })
}

/** The one `fetch` of the browser code. Returns an answer that is well, or throws `ApiError`. */
async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, signal, idempotencyKey, beta } = options
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        // A form says itself what it is, and where its parts end.
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
        ...(beta ? { 'x-qoder-beta': beta } : {}),
      },
      body: body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body),
      signal: signal ?? null,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError('The console’s server could not be reached. Check that it still runs, then try again.', {
      status: 0,
      type: 'network_error',
    })
  }
  if (!response.ok) throw await toApiError(response)
  return response
}

/** Returns the answer's text as it came, or throws `ApiError`. */
export async function requestText(path: string, options: RequestOptions = {}): Promise<string> {
  return (await send(path, options)).text()
}

/** Returns the answer's bytes, or throws `ApiError`. */
export async function requestBytes(path: string, options: RequestOptions = {}): Promise<Uint8Array> {
  return new Uint8Array(await (await send(path, options)).arrayBuffer())
}

/** Returns parsed JSON (undefined for an empty body) or throws `ApiError`. */
export async function request(path: string, options: RequestOptions = {}): Promise<unknown> {
  return parseAnswer(await requestText(path, options))
}

/** An answer's text as JSON; undefined when it is empty. */
export function parseAnswer(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('The server answered with something that is not JSON.', {
      status: 200,
      type: 'unreadable_answer',
    })
  }
}

/** Path of a Cloud Agents API call in a workspace: `apiPath('local', 'agents', id)`. */
export function apiPath(workspace: string, ...segments: string[]): string {
  return ['/api', workspace, 'v1/cloud', ...segments.map(encodeURIComponent)].map(String).join('/')
}
