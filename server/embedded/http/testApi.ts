import { rmSync } from 'node:fs'
import { afterEach, expect } from 'vitest'
import type { Profile } from '../../config.ts'
import { createDataDir } from '../../testing/createDataDir.ts'
import { programUrl } from '../../testing/programUrl.ts'
import type { Clock } from '../clock.ts'
import { createEmbeddedCloud, type EmbeddedCloud } from '../createEmbeddedCloud.ts'
import { createModelCatalogue } from '../model/createModelCatalogue.ts'
import { conflict } from '../problem.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { nowInstant } from '../store/instants.ts'
import type { Store } from '../store/store.ts'

export const profiles: Profile[] = ['2026-05', '2026-08']

// Answers are read with `toMatchObject` and by name; their shape is what the tests are about.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Answer = { status: number; headers: Headers; body: any }

export interface TestApi {
  cloud: EmbeddedCloud
  store: Store
  /** Folder the cloud keeps its files in. */
  dataDir: string
  log: string[]
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Request
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Calls and returns the id in the answer; fails unless it was made. */
  create(path: string, body: unknown): Promise<string>
  /** Closes the cloud and opens it again over the same data folder. */
  restart(): Promise<void>
  /** An agent, an environment and a session on them; returns the session as the API wrote it. */
  createSession(fields?: Record<string, unknown>): Promise<Answer['body']>
}

const models = createModelCatalogue(null, { pieceMs: 0 })
const opened: { cloud: EmbeddedCloud; dataDir: string }[] = []

afterEach(async () => {
  for (const { cloud, dataDir } of opened.splice(0)) {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

/** An embedded cloud of its own, closed after the test. Its turns begin and stay open: nothing runs in them. */
export async function openTestApi(
  profile: Profile,
  options: {
    heartbeatMs?: number
    makeRuntime?: ((store: Store) => Runtime) | null
    clock?: Clock
    allowsLocalWebhooks?: boolean
  } = {},
): Promise<TestApi> {
  const { heartbeatMs = 15_000, makeRuntime = createOpenTurns, clock, allowsLocalWebhooks } = options
  const dataDir = createDataDir('embedded-api')
  const log: string[] = []
  let store: Store | undefined
  const runtime = (given: Store) => {
    store = given
    return (makeRuntime ?? createOpenTurns)(given)
  }
  const open = () =>
    createEmbeddedCloud({
      workerProgram: programUrl('toolWorker'),
      dataDir,
      token: 'qca_test',
      allowsLoopback: true,
      profile,
      heartbeatMs,
      model: null,
      allowsLocalWebhooks,
      log: (line) => log.push(line),
      parts: { models, ...(makeRuntime === null ? {} : { runtime }), ...(clock ? { clock } : {}) },
    })
  const current = { cloud: await open(), dataDir }
  opened.push(current)

  function request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return new Request(`http://127.0.0.1/api/v1/cloud${path}`, {
      method,
      headers: { authorization: 'Bearer qca_test', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }
  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await current.cloud.fetch(request(method, path, body, headers))
    return { status: answer.status, headers: answer.headers, body: await answer.json() }
  }
  async function create(path: string, body: unknown): Promise<string> {
    const { status, body: made } = await call('POST', path, body)
    expect([status, made]).toEqual([profile === '2026-05' ? 201 : 200, made])
    return made.id
  }
  return {
    get cloud() {
      return current.cloud
    },
    async restart() {
      await current.cloud.close()
      current.cloud = await open()
    },
    dataDir,
    log,
    request,
    call,
    create,
    get store() {
      if (!store) throw new Error('The real runtime keeps its store to itself.')
      return store
    },
    async createSession(fields = {}) {
      const agent = await create('/agents', { name: 'helper', model: 'ultimate' })
      const environment = await create('/environments', { name: 'box', config: { type: 'cloud' } })
      const { body } = await call('POST', '/sessions', { agent, environment_id: environment, ...fields })
      return body
    },
  }
}

/** A runtime whose turns wait for the test: input opens one, `cancel` closes it. */
export function createOpenTurns(store: Store): Runtime {
  return {
    async submit(sessionId, events) {
      const session = await store.sessions.get(sessionId)
      if (!session || session.archivedAt !== null) throw conflict('The session is archived.')
      if (session.status === 'running') throw conflict('A turn is being processed. Cancel it or wait.')
      const place = { turnId: `turn_${nowInstant()}`, threadId: session.threadId }
      const input = events.map((event) => ({ ...event, ...place }))
      const running = { type: 'session.status_running', payload: {}, ...place }
      const changes = { status: 'running', stopReason: null } as const
      const thread = { id: session.threadId, changes }
      const stored = await store.events.append(sessionId, [...input, running], changes, [thread])
      return stored.slice(0, input.length)
    },
    async cancel(sessionId) {
      const session = await store.sessions.get(sessionId)
      if (session?.status !== 'running') return false
      await store.sessions.update(sessionId, { status: 'cancelled', stopReason: { type: 'cancelled' } })
      return true
    },
    archiveThread: async () => {},
    forget: (_id, remove) => remove(),
    recover: async () => {},
    close: async () => {},
  }
}
