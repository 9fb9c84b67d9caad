import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** For tests: a provider on loopback that answers as told and remembers what it was asked. */
export interface TestModelServer {
  url: string
  asked: { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }[]
  /** Resolves when a client has gone away in the middle of an answer. */
  left: Promise<void>
  close(): Promise<void>
}

export async function createTestModelServer(answer: (response: ServerResponse) => void): Promise<TestModelServer> {
  const asked: TestModelServer['asked'] = []
  let onLeft = () => {}
  const left = new Promise<void>((resolve) => {
    onLeft = resolve
  })
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += String(chunk)
    })
    request.on('end', () => {
      asked.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(text) })
      response.on('close', () => {
        if (!response.writableFinished) onLeft()
      })
      answer(response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    left,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Writes chunks as server-sent events and leaves the answer open. */
export function stream(response: ServerResponse, chunks: (object | string)[]) {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const chunk of chunks) {
    const type = typeof chunk === 'object' && 'type' in chunk ? `event: ${String(chunk.type)}\n` : ''
    response.write(`${type}data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`)
  }
}

export function refuse(response: ServerResponse, status: number, message: string) {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ type: 'error', error: { type: 'some_error', message } }))
}
