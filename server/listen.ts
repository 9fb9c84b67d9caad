import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { App } from './app.ts'
import type { Config } from './config.ts'
import { ConfigError } from './configError.ts'

/** Node's way of calling the app. */
export function toRequestListener(app: App): RequestListener {
  const listener = getRequestListener(
    // The server below speaks HTTP/1 only, so the bindings are those of node:http.
    (request, bindings) => app.fetch(request, bindings as Parameters<App['fetch']>[1]),
    { overrideGlobalObjects: false },
  )
  return (incoming, outgoing) => void listener(incoming, outgoing)
}

/** Listens on the configured address. Rejects with a ConfigError when the port is taken or not allowed. */
export function listen(app: App, config: Config): Promise<Server> {
  return listenWith(createServer(toRequestListener(app)), config)
}

export function listenWith(server: Server, { host, port }: Config): Promise<Server> {
  // Longer than browsers and proxies keep idle connections, so that they, not we, close them first.
  server.keepAliveTimeout = 75_000
  server.headersTimeout = 80_000
  server.requestTimeout = 0 // an upload over a slow line and a stream may take as long as they take
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toConfigError(error, host, port)))
    server.listen(port, host, () => resolve(server))
  })
}

function toConfigError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new ConfigError(`Port ${port} is taken. Choose another one, for example: CONSOLE_PORT=${port + 1} npm start`)
  }
  if (error.code === 'EACCES') {
    return new ConfigError(`Port ${port} may not be used. Choose one above 1023: CONSOLE_PORT=4620 npm start`)
  }
  if (error.code === 'EADDRNOTAVAIL') {
    return new ConfigError(`CONSOLE_HOST=${host} is not an address of this machine. Use 127.0.0.1.`)
  }
  return error
}
