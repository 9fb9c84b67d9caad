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
    if (isApiPath(incoming.url?.split('?')[0] ?? '/')) return api(incoming, outgoing)
    if (refused(incoming, outgoing)) return
    for (const [name, value] of Object.entries(securityHeaders('development'))) outgoing.setHeader(name, value)
    vite.middlewares(incoming, outgoing)
  })
  server.on('close', () => void vite.close())
  return listenWith(server, config)
}

function refused(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, String(value))
  }
  const request = new Request(`http://127.0.0.1${incoming.url ?? '/'}`, { headers })
  const refusal = refuseForeign(request, incoming.socket.localPort ?? 0)
  if (!refusal) return false
  outgoing.writeHead(refusal.status, { 'content-type': 'text/plain; charset=utf-8' })
  void refusal.text().then((text) => outgoing.end(text))
  return true
}
