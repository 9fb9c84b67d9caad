import { vi } from 'vitest'

export interface FakeRequest {
  method: string
  /** Path and query, as asked for. */
  url: string
  body: unknown
}

type Answer = unknown | ((request: FakeRequest) => unknown)

/** An answer other than 200. */
export class Refusal {
  readonly status: number
  readonly body: unknown

  constructor(status: number, type: string, message: string, param?: string) {
    this.status = status
    this.body = { type: 'error', request_id: 'req_test', error: { type, message, ...(param ? { param } : {}) } }
  }
}

const workspace = {
  id: 'local',
  name: 'local',
  color: 'message',
  kind: 'embedded',
  is_read_only: false,
  description: '',
}

const known: Record<string, Answer> = {
  'GET /api/console/workspaces': { data: [workspace], default: 'local' },
  'GET /api/console/version': { name: 'cloud-agents-console', version: '0.1.0', node: '20' },
}

/** A list answer with both families of cursors. */
export function pageOf(data: { id: string }[], hasMore = false): unknown {
  const last = data.at(-1)?.id ?? null
  return { data, first_id: data[0]?.id ?? null, last_id: last, has_more: hasMore, next_page: hasMore ? last : null }
}

/**
 * Stands in for `fetch`. Routes are "METHOD /path"; a route with a query wins over one without. What is not routed
 * is answered with 404. Returns the requests made, in order.
 */
export function serveFake(routes: Record<string, Answer>): FakeRequest[] {
  const requests: FakeRequest[] = []
  const all = { ...known, ...routes }
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const request = { method: init.method ?? 'GET', url, body }
    requests.push(request)
    const answer = all[`${request.method} ${url}`] ?? all[`${request.method} ${url.split('?')[0]}`]
    const value = typeof answer === 'function' ? await answer(request) : answer
    const shown = value === undefined ? new Refusal(404, 'not_found_error', `No route for ${url}.`) : value
    if (shown instanceof Refusal) return Response.json(shown.body, { status: shown.status })
    return Response.json(shown)
  })
  return requests
}
