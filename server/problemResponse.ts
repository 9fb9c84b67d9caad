import { randomUUID } from 'node:crypto'
import type { Problem } from './embedded/problem.ts'

/** What may come back to the caller as `x-request-id`: short, printable, nothing that could break a log line. */
const acceptableRequestId = /^[\w.:-]{1,128}$/

/** Writes a refusal of the console's own server in the error envelope of the API, so a client reads one form only. */
export function toProblemResponse(problem: Problem, headers: Headers): Response {
  const given = headers.get('x-request-id')
  const requestId = given !== null && acceptableRequestId.test(given) ? given : randomUUID()
  const error = {
    type: problem.type,
    message: problem.message,
    ...(problem.param === undefined ? {} : { param: problem.param }),
  }
  return Response.json(
    { type: 'error', request_id: requestId, error },
    { status: problem.status, headers: { 'x-request-id': requestId, 'cache-control': 'no-store' } },
  )
}
