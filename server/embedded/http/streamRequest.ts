import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { invalid, Problem } from '../problem.ts'
import type { Cloud, CloudContext } from './context.ts'
import { getSession } from './getSession.ts'
import { readValues } from './lists.ts'
import { findStart } from './stream/findStart.ts'
import { createNodeSink } from './stream/nodeSink.ts'
import { createWebSink } from './stream/webSink.ts'

export function wantsStream(c: CloudContext): boolean {
  return (c.req.header('accept') ?? '').includes('text/event-stream')
}

/** Opens a stream, or throws a Problem before anything is sent. */
export async function openStream(cloud: Cloud, c: CloudContext, sessionId: string, threadId: string | null) {
  // Hono answers HEAD with the GET route; a stream without a body would never end.
  if (c.req.raw.method !== 'GET') throw invalid('A stream is opened with GET.')
  const session = await getSession(cloud.store, sessionId)
  const wanted = readPreviews(c)
  const retryAfter = cloud.recordings.refusal(sessionId)
  if (retryAfter !== null) return tooMany(cloud, c, retryAfter)
  const start = await findStart(cloud.store, session, threadId, readCursor(c))
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    'x-request-id': c.get('requestId'),
  }
  const { outgoing } = c.env
  if (outgoing) {
    cloud.streams.open(cloud.recordings.connect(sessionId, createNodeSink(outgoing, headers)), {
      session,
      threadId,
      wanted,
      start,
    })
    return RESPONSE_ALREADY_SENT
  }
  const { sink, body } = createWebSink(c.req.raw.signal)
  cloud.streams.open(cloud.recordings.connect(sessionId, sink), { session, threadId, wanted, start })
  return new Response(body, { headers })
}

/** As a play that was asked for it refuses a stream. */
function tooMany({ profile }: Cloud, c: CloudContext, retryAfter: number) {
  const problem = new Problem(429, 'rate_limit_error', 'Too many requests. Try again later.')
  return c.json(profile.problem(problem, c.get('requestId')), 429, { 'retry-after': String(retryAfter) })
}

function readCursor(c: CloudContext): string | null {
  const header = c.req.header('last-event-id') || null
  const parameter = c.req.query('after_id') || null
  if (header !== null && parameter !== null && header !== parameter)
    throw invalid("'Last-Event-ID' and 'after_id' name different events. Send one of them.", 'after_id')
  return header ?? parameter
}

const previewTypes = ['agent.message', 'agent.thinking']

function readPreviews(c: CloudContext): Set<string> {
  const names = readValues(c, 'event_deltas') ?? []
  const unknown = names.find((name) => !previewTypes.includes(name))
  if (unknown !== undefined)
    throw invalid(
      `Field 'event_deltas[]' must be 'agent.message' or 'agent.thinking', not '${unknown}'.`,
      'event_deltas',
    )
  return new Set(names)
}
