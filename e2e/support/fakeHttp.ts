import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JsonObject } from './fakeEvents.ts'

/** Reads a JSON body; anything but an object counts as an empty one. */
export async function parseBody(request: IncomingMessage): Promise<JsonObject> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  const body: unknown = pieces.length > 0 ? JSON.parse(Buffer.concat(pieces).toString('utf8')) : {}
  // The shape is a stranger's: members are read one by one as unknown.
  return typeof body === 'object' && body !== null ? (body as JsonObject) : {}
}

export function answer(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_fake' })
  response.end(json)
}

export function answerJson(response: ServerResponse, status: number, body: JsonObject): void {
  answer(response, status, JSON.stringify(body))
}

/** The error envelope. */
export function refuse(response: ServerResponse, status: number, type: string, message: string, param?: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  answerJson(response, status, { type: 'error', request_id: 'req_fake', error: { type, message, param } })
}
