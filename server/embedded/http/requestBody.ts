import { createMiddleware } from 'hono/factory'
import { invalid } from '../problem.ts'
import type { CloudContext, CloudEnv } from './context.ts'

export const maxBodyBytes = 32 * 1024 * 1024
/** Deep enough for any schema, shallow enough for the functions that walk through a body. */
const maxDepth = 200
export const tooLarge = (bytes = maxBodyBytes) => invalid(`The request body is larger than ${toMb(bytes)}.`)
export const toMb = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`

/** Reads the body of a writing request, and no further than the limit. A form is left to its route: `multipart.ts`. */
export const requestBody = createMiddleware<CloudEnv>(async (c, next) => {
  const writes = c.req.method === 'POST' || c.req.method === 'PUT' || c.req.method === 'DELETE'
  const isRead = writes && !isMultipart(c.req.raw.headers)
  c.set('rawBody', isRead ? await readBody(c.req.raw) : new Uint8Array())
  await next()
})

export const isMultipart = (headers: Headers) =>
  /^multipart\/form-data\b/i.test(headers.get('content-type')?.trim() ?? '')

async function readBody(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge()
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  // Leaving the loop cancels the body: what lies beyond the limit is not read.
  for await (const chunk of request.body) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > maxBodyBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, sizeBytes)
}

/** The body as a JSON object, or a Problem (400). */
export function jsonBody(c: CloudContext): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(c.get('rawBody')))
  } catch {
    throw invalid('The request body is not valid JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('The request body must be a JSON object.')
  if (isDeeperThan(maxDepth, value)) throw invalid(`The request body is nested deeper than ${maxDepth} levels.`)
  // An object that is no array has string keys.
  return value as Record<string, unknown>
}

function isDeeperThan(levels: number, value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth <= levels && level.length > 0; depth += 1)
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  return level.length > 0
}
