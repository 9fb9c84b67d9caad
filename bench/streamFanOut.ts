/** 200 clients on the stream of one embedded session: what reaches them, and what it costs the server. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApp } from '../server/app.ts'
import type { Config } from '../server/config.ts'
import { createEmbeddedCloud } from '../server/embedded/createEmbeddedCloud.ts'
import type { Runtime } from '../server/embedded/runtime/runtime.ts'
import type { Store } from '../server/embedded/store/store.ts'
import { anEnvironment, anEvent, aSession } from '../server/embedded/store/testRecords.ts'
import { listen } from '../server/listen.ts'
import type { ClientOrder, ClientReport } from './streamClients.ts'
import { printTable, round } from './table.ts'

const clients = 200
const token = 'embedded-token-of-the-bench'
const words = 'The parser reads each line of the report once and keeps its totals per region. '

interface Burst {
  name: string
  batches: number
  batchSize: number
  /** Milliseconds between the starts of two batches; 0 sends all at once. */
  everyMs: number
}

async function measure(store: Store, url: string, { name, batches, batchSize, everyMs }: Burst) {
  const environment = anEnvironment()
  await store.environments.create(environment)
  const session = aSession({ environmentId: environment.id })
  await store.sessions.create(session)

  const total = batches * batchSize
  const child = fork(fileURLToPath(new URL('streamClients.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] })
  const order: ClientOrder = { url: `${url}/api/v1/cloud/sessions/${session.id}/events/stream`, token, clients, total }
  child.send(order)
  await once(child, 'message') // all are connected

  let tick = 0
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const isDone = once(child, 'message')
  for (let batch = 0; batch < batches; batch += 1) {
    const events = Array.from({ length: batchSize }, () =>
      anEvent('agent.message', { content: [{ type: 'text', text: words.repeat(4) }], tick: tick++ }),
    )
    await store.events.append(session.id, events)
    const waitMs = startedAt + (batch + 1) * everyMs - performance.now()
    if (everyMs > 0 && waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
  // The child sends nothing else.
  const [report] = (await isDone) as [ClientReport]
  const seconds = (performance.now() - startedAt) / 1_000
  const cpu = process.cpuUsage(cpuBefore)
  await once(child, 'exit')
  return {
    burst: name,
    'events sent': round(total),
    'delivered/s': round(report.delivered / seconds),
    seconds: round(seconds, 1),
    'CPU share': `${round(((cpu.user + cpu.system) / 1e6 / seconds) * 100)} %`,
    lost: round(clients * total - report.delivered),
    'out of order': round(report.outOfOrder),
  }
}

/** Nothing runs: the bench appends events itself. */
const idleRuntime: Runtime = {
  submit: async () => [],
  cancel: async () => false,
  archiveThread: async () => {},
  forget: async () => {},
  recover: async () => {},
  close: async () => {},
}

const dataDir = await mkdtemp(join(tmpdir(), 'bench-streams-'))
const config: Config = {
  host: '127.0.0.1',
  port: 0,
  dataDir,
  staticDir: null,
  embedded: { token, profile: '2026-05', heartbeatMs: 15_000, model: null },
  workspaces: [],
}
let opened: Store | undefined
const app = await createApp(config, {
  createEmbeddedCloud: (options) =>
    createEmbeddedCloud({
      ...options,
      parts: {
        // The way to the store that the streams read.
        runtime: (store) => {
          opened = store
          return idleRuntime
        },
      },
    }),
})
const server = await listen(app, config)
const address = server.address()
if (!opened || address === null || typeof address === 'string') throw new Error('The server did not start.')
const url = `http://127.0.0.1:${address.port}`
const rows = [
  await measure(opened, url, { name: '500 events/s for 10 s', batches: 500, batchSize: 10, everyMs: 20 }),
  await measure(opened, url, { name: '2,000 events at once', batches: 20, batchSize: 100, everyMs: 0 }),
]
await app.close()
server.close()
server.closeAllConnections()
await rm(dataDir, { recursive: true, force: true })
printTable(`Embedded streams: ${clients} clients on one session`, rows)
