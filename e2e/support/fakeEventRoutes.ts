import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JsonObject } from './fakeEvents.ts'
import { answer, parseBody, refuse } from './fakeHttp.ts'
import { fromPageCursor } from './fakeLog.ts'
import type { FakeSession } from './fakeSession.ts'

export interface EventRequest {
  session: FakeSession
  request: IncomingMessage
  response: ServerResponse
  query: URLSearchParams
}

/** `POST …/events`: takes the events in and answers with their echoes. */
export async function sendEvents({ session, request, response }: EventRequest): Promise<void> {
  const { events } = await parseBody(request)
  if (!Array.isArray(events) || events.length === 0) {
    return refuse(response, 400, 'invalid_request_error', 'events must not be empty', 'events')
  }
  const isMessage = events.some(({ type }: JsonObject) => type === 'user.message')
  if (isMessage && session.status() === 'running') {
    return refuse(response, 409, 'conflict_error', 'A turn is being processed. Cancel it or wait.')
  }
  const echoes = session.accepts(events)
  const status = session.form === '2026-05' ? 202 : 200
  answer(response, status, `{"data":[${echoes.map(({ json }) => json).join(',')}]}`)
}

/** `GET …/events`: a page by either family of cursors. */
export function listEvents({ session, response, query }: EventRequest): void {
  const [page, after, before] = ['page', 'after_id', 'before_id'].map((name) => query.get(name))
  const limit = Number(query.get('limit') ?? 20)
  if ([page, after, before].filter(Boolean).length > 1 || !(limit >= 1 && limit <= 100)) {
    refuse(response, 400, 'invalid_request_error', 'Give one cursor, and a limit from 1 to 100.', 'limit')
    return
  }
  const body = session.log.page({
    limit,
    order: query.get('order') === 'desc' ? 'desc' : 'asc',
    after: page ? fromPageCursor(page) : (after ?? null),
    before: before ?? null,
    types: [...query.getAll('types'), ...query.getAll('types[]')].flatMap((types) => types.split(',')),
    hasNextPage: session.form === '2026-08',
  })
  if (body === null) refuse(response, 400, 'invalid_request_error', 'The cursor is unknown.', 'page')
  else answer(response, 200, body)
}

/** `GET …/events/stream`: the newer form takes its cursor from the header, the older one from the query. */
export function streamEvents({ session, request, response, query }: EventRequest): void {
  const { faults, form, log } = session
  const header = request.headers['last-event-id']
  const cursor = form === '2026-05' ? query.get('after_id') : typeof header === 'string' ? header : null
  session.countsConnection()
  const refusal = faults.refusals.shift()
  if (refusal) {
    const { status, retryAfterSeconds } = refusal
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds))
    refuse(response, status, status === 429 ? 'rate_limit_error' : 'api_error', 'Not now.')
    return
  }
  const isRefused = cursor !== null && faults.refusedCursors > 0
  if (isRefused) faults.refusedCursors -= 1
  if (isRefused || (cursor !== null && log.indexOf(cursor) < 0)) {
    refuse(response, 400, 'invalid_request_error', 'The cursor is not an event of this session.', 'Last-Event-ID')
    return
  }
  session.connects(response, { cursor, wantsDeltas: query.has('event_deltas[]') })
}
