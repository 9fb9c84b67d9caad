import { Hono } from 'hono'
import type { Config } from './config.ts'
import { createConsoleApi } from './consoleApi.ts'
import type { createEmbeddedCloud, EmbeddedCloud } from './embedded/createEmbeddedCloud.ts'
import { Problem } from './embedded/problem.ts'
import { toProblemResponse } from './problemResponse.ts'
import type { Bindings } from './proxy.ts'
import { createRecordingsApi } from './recordingsApi.ts'
import { redactText } from './redactor.ts'
import { isApiPath, refuseForeign, securityHeaders } from './security.ts'
import { createStaticFiles } from './staticFiles.ts'
import { toUpstreamPath } from './upstreamPath.ts'
import { createWorkspaces, type Workspaces } from './workspaces.ts'

/** What the server reaches for outside itself; tests hand in their own. */
export interface Dependencies {
  fetch?: typeof fetch
  createEmbeddedCloud?: typeof createEmbeddedCloud
  /** Takes one line without a secret. */
  log?: (line: string) => void
}

export interface App {
  /** Answers any request of the console. With bindings, streams may be written straight to Node's response. */
  fetch(request: Request, bindings?: Bindings): Promise<Response>
  /** The embedded cloud's token and whether this start made it; null when the embedded cloud is off. */
  embedded: { token: string; isNewToken: boolean } | null
  /** Finishes writes and ends streams. */
  close(): Promise<void>
}

type Env = { Bindings: Partial<Bindings> }

/** The whole server as a function from Request to Response: the same in development, production and tests. */
export async function createApp(config: Config, dependencies: Dependencies = {}): Promise<App> {
  const { log = () => {} } = dependencies
  const cloud = config.embedded ? await openEmbeddedCloud(config, config.embedded, dependencies) : null
  const workspaces = createWorkspaces(config, cloud, dependencies.fetch ?? fetch)
  const routes = createRoutes(config, cloud, workspaces)

  routes.onError((error, c) => {
    if (error instanceof Problem) return toProblemResponse(error, c.req.raw.headers)
    log(withoutSecrets(`${c.req.method} ${c.req.path} failed: ${error.message}`, config, cloud))
    const problem = new Problem(500, 'api_error', 'The console failed to answer. Its log has the reason.')
    return toProblemResponse(problem, c.req.raw.headers)
  })

  return {
    embedded: cloud && { token: cloud.token, isNewToken: cloud.isNewToken },
    async fetch(request, bindings) {
      const headers = securityHeaders(isApiPath(new URL(request.url).pathname) ? 'api' : 'page')
      const port = bindings?.incoming.socket.localPort ?? config.port
      const refusal = refuseForeign(request, port)
      if (refusal) return withHeaders(refusal, headers)
      // A stream that is written past us takes its headers from Node's response.
      for (const [name, value] of Object.entries(headers)) bindings?.outgoing.setHeader(name, value)
      const answer = await routes.fetch(request, bindings ?? {})
      return answer.headers.has('x-hono-already-sent') ? answer : withHeaders(answer, headers)
    },
    async close() {
      workspaces.close()
      await cloud?.close()
    },
  }
}

function createRoutes(config: Config, cloud: EmbeddedCloud | null, workspaces: Workspaces): Hono<Env> {
  const routes = new Hono<Env>()
  routes.route('/api/console/recordings', createRecordingsApi(cloud?.recordings ?? null))
  routes.route('/api/console', createConsoleApi(config, workspaces))

  routes.all('/api/v1/cloud/*', (c) => {
    if (!cloud) throw new Problem(404, 'not_found_error', 'The embedded cloud is switched off in this console.')
    return cloud.fetch(c.req.raw, toBindings(c.env))
  })

  // The pattern also catches "/api/x/v1/cloud@elsewhere", so that it is refused by name rather than as unknown.
  routes.all('/api/:workspace/v1/:rest{cloud.*}', (c) => {
    const { pathname } = new URL(c.req.url)
    const workspace = workspaces.get(c.req.param('workspace'))
    const path = toUpstreamPath(pathname, `/api/${workspace.id}/v1/cloud`)
    return workspace.handle(c.req.raw, path, toBindings(c.env))
  })

  routes.all('/api/*', () => {
    throw new Problem(404, 'not_found_error', 'There is no such endpoint. The API is under /api/{workspace}/v1/cloud.')
  })

  if (config.staticDir !== null) {
    const serveStatic = createStaticFiles(config.staticDir)
    routes.all('*', (c) => serveStatic(c.req.raw))
  }
  return routes
}

function toBindings({ incoming, outgoing }: Partial<Bindings>): Bindings | undefined {
  return incoming && outgoing ? { incoming, outgoing } : undefined
}

async function openEmbeddedCloud(config: Config, embedded: NonNullable<Config['embedded']>, given: Dependencies) {
  // Loaded only when it is on: the database and the model layer take most of the start-up time.
  const create = given.createEmbeddedCloud ?? (await import('./embedded/createEmbeddedCloud.ts')).createEmbeddedCloud
  return create({ ...embedded, dataDir: config.dataDir, log: given.log ?? (() => {}) })
}

function withHeaders(answer: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  return answer
}

function withoutSecrets(line: string, config: Config, cloud: EmbeddedCloud | null): string {
  const secrets = [cloud?.token, config.embedded?.model?.apiKey, ...config.workspaces.map(({ token }) => token)]
  return secrets.reduce<string>((safe, secret) => (secret ? redactText(safe, secret) : safe), line)
}
