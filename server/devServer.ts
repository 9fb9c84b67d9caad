import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { App } from './app.ts'
import type { Config } from './config.ts'
import { listenWith, toRequestListener } from './listen.ts'
import { isApiPath, refuseForeign, securityHeaders } from './security.ts'

/** One process for development: the same app under `/api`, and Vite with hot reload for the pages. */
export async function listenWithVite(app: App, config: Config, rootDir: string): Promise<Server> {
  const { createServer: createVite } = await import('vite')
  const server = createServer()
  const vite = await createVite({
    root: rootDir,
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server }, cors: false },
  })
  const api = toRequestListener(app)
  server.on('request', (incoming, outgoing) => {
    const url = toUrl(incoming.url)
    if (url && isApiPath(url.pathname)) return api(incoming, outgoing)
    const refusal = url ? refuseForeign(toRequest(url, incoming), incoming.socket.localPort ?? 0) : notAnAddress()
    for (const [name, value] of Object.entries(securityHeaders('development'))) outgoing.setHeader(name, value)
    if (refusal) void send(refusal, outgoing)
    else vite.middlewares(incoming, outgoing)
  })
  server.on('close', () => void vite.close())
  return listenWith(server, config)
}

function toUrl(target = '/'): URL | null {
  return URL.canParse(target, 'http://127.0.0.1') ? new URL(target, 'http://127.0.0.1') : null
}

function toRequest(url: URL, { headers: given }: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) headers.set(name, String(value))
  }
  return new Request(url, { headers })
}

function notAnAddress(): Response {
  return new Response('This is not the address of a page.\n', { status: 400 })
}

async function send(answer: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(answer.status, { 'content-type': 'text/plain; charset=utf-8' })
  outgoing.end(await answer.text())
}
