import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { afterEach } from 'vitest'
import { createApp, type Dependencies } from '../app.ts'
import type { Config } from '../config.ts'
import { listen } from '../listen.ts'

const cleanups: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A real HTTP server on loopback, standing for the API. Gives its address; ends with the test. */
export async function startUpstream(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanups.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  return addressOf(server)
}

/** The console listening on a free port. Gives its address; ends with the test. */
export async function startConsole(config: Config, dependencies: Dependencies = {}): Promise<string> {
  const app = await createApp(config, dependencies)
  const server = await listen(app, { ...config, port: 0 })
  cleanups.push(async () => {
    await app.close()
    server.closeAllConnections()
    server.close()
  })
  return addressOf(server)
}

/** Whatever a request said, kept for the test to look at. */
export async function readAll(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

export function sendJson(outgoing: ServerResponse, value: unknown, status = 200): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' })
  outgoing.end(JSON.stringify(value))
}

function addressOf(server: ReturnType<typeof createServer>): string {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server is not listening.')
  return `http://127.0.0.1:${address.port}`
}
