import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join, relative } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { App } from './app.ts'
import type { Config } from './config.ts'
import { ConfigError } from './configError.ts'
import { toHelp } from './configVariables.ts'
import { listen } from './listen.ts'
import { parseConfig } from './parseConfig.ts'

const rootDir = fileURLToPath(new URL('..', import.meta.url))
const isDevelopment = process.argv.includes('--dev')

if (process.argv.includes('--help')) console.log(toHelp(process.env))
else await run()

async function run(): Promise<void> {
  try {
    const config = parseConfig(process.env, {
      rootDir,
      workingDir: process.cwd(),
      isDevelopment,
      readFile: (path) => readFileSync(path, 'utf8'),
    })
    const { createApp } = await import('./app.ts')
    const app = await createApp(config, { log: (line) => console.error(line) })
    const server = await start(app, config).catch(async (error: unknown) => {
      await app.close()
      throw error
    })
    greet(config, app, server)
    stopOnSignal(app, server)
  } catch (error) {
    console.error(toSentence(error))
    process.exitCode = 1
  }
}

/** In development Vite answers for the pages; everything else is the same. */
async function start(app: App, config: Config): Promise<Server> {
  if (!isDevelopment) return listen(app, config)
  const { listenWithVite } = await import('./devServer.ts')
  return listenWithVite(app, config, rootDir)
}

/** Standard output is for whoever started the server; the log goes to standard error. */
function greet(config: Config, app: App, server: Server): void {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  const url = `http://${host}:${port}`
  console.log(`Cloud Agents Console is ready: ${url}`)
  if (!app.embedded) return
  const { token, isNewToken } = app.embedded
  const file = join(config.dataDir, 'embedded-token')
  const near = relative(process.cwd(), file)
  const kept = near.startsWith('..') ? file : near
  const shown = config.embedded?.token ? '$CONSOLE_EMBEDDED_TOKEN' : isNewToken ? token : `$(cat '${kept}')`
  console.log(`Its API:  curl -H "Authorization: Bearer ${shown}" ${url}/api/v1/cloud/agents`)
}

function stopOnSignal(app: App, server: Server): void {
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    // Whatever hangs, the process does not: what was acknowledged is on disk already.
    setTimeout(() => process.exit(1), 4_500).unref()
    const closed = new Promise((resolve) => server.close(resolve))
    await app.close()
    // What has just been answered may still be on its way to the socket.
    server.closeIdleConnections()
    await Promise.race([closed, delay(500)])
    server.closeAllConnections()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        console.error(toSentence(error))
        process.exit(1)
      })
    })
  }
}

function toSentence(error: unknown): string {
  if (error instanceof ConfigError) return error.message
  return `The console could not start: ${error instanceof Error ? error.message : String(error)}`
}
