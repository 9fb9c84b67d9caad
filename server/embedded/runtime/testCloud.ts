import { rm } from 'node:fs/promises'
import { createDataDir } from '../../testing/createDataDir.ts'
import type { AgentRecord, JsonObject, NewEvent, Preview, SessionRecord, StoredEvent } from '../canonical.ts'
import { textBlock } from '../model/contentBlocks.ts'
import type { Model, ModelCatalogue, ModelPart, ModelRequest } from '../model/model.ts'
import type { Sandbox, SandboxProvider } from '../sandbox/sandbox.ts'
import { createStore } from '../store/createStore.ts'
import type { Store } from '../store/store.ts'
import { anAgent, anEnvironment, aSession } from '../store/testRecords.ts'
import { createRuntime, type RuntimeOptions } from './createRuntime.ts'
import type { ClientEvent, Runtime } from './runtime.ts'

/** For tests: a real store in a temporary folder, and a model and a sandbox that do what the test says. */
export interface TestCloud {
  store: Store
  runtime: Runtime
  /** What the model was asked, in order. */
  requests: ModelRequest[]
  /** What the sandbox was asked to run, in order. */
  ran: { tool: string; input: JsonObject }[]
  logged: string[]
  createSession(agent?: Partial<AgentRecord>, session?: Partial<SessionRecord>): Promise<string>
  events(sessionId: string): Promise<StoredEvent[]>
  types(sessionId: string): Promise<string[]>
  previews(sessionId: string): Preview[]
  /** Resolves with the first event, past or to come, that fits. */
  until(sessionId: string, fits: (event: StoredEvent) => boolean): Promise<StoredEvent>
  /** A second runtime over the same files, as after a restart. */
  restart(): Runtime
  remove(): Promise<void>
}

export interface TestCloudOptions {
  /** One entry for each request to the model; the last one repeats. */
  answers: ((request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelPart>)[]
  run?: Sandbox['run']
  problems?: string[]
  maxInputTokens?: number
  retryDelayMs?: number
  mcp?: RuntimeOptions['mcp']
  vaultVariables?: RuntimeOptions['vaultVariables']
}

export const allTools: JsonObject[] = [{ type: 'agent_toolset_20260401' }]

export async function createTestCloud(options: TestCloudOptions): Promise<TestCloud> {
  const dataDir = createDataDir('runtime')
  const store = await createStore({ dataDir })
  const requests: ModelRequest[] = []
  const ran: TestCloud['ran'] = []
  const logged: string[] = []
  const previews = new Map<string, Preview[]>()
  const run = options.run ?? (async (tool) => ({ content: [textBlock(`${tool} is done`)], isError: false }))

  const sandboxes: SandboxProvider = {
    open: async () => ({
      sandbox: {
        run: (tool, input, signal) => {
          ran.push({ tool, input })
          return run(tool, input, signal)
        },
        locate: async () => null,
        close: async () => undefined,
      },
      problems: options.problems ?? [],
    }),
    remove: async () => undefined,
    close: async () => undefined,
  }

  const model: Model = (request, signal) => {
    requests.push(request)
    const answer = options.answers[Math.min(requests.length, options.answers.length) - 1]
    if (!answer) throw new Error('The test has no answer for the model.')
    return answer(request, signal)
  }
  const models: ModelCatalogue = {
    list: () => [
      { id: 'ultimate', display_name: 'Test', source: 'system', max_input_tokens: options.maxInputTokens ?? 100_000 },
    ],
    has: () => true,
    resolve: () => model,
  }

  const start = () =>
    createRuntime({
      store,
      models,
      sandboxes,
      profile: { openTurn: (input: NewEvent[], statuses: NewEvent[]) => [...input, ...statuses] },
      log: (line) => logged.push(line),
      retryDelayMs: () => options.retryDelayMs ?? 0,
      mcp: options.mcp,
      vaultVariables: options.vaultVariables,
    })
  const runtimes = [start()]
  const [runtime] = runtimes as [Runtime] // just made

  async function events(sessionId: string) {
    return store.events.listAfterSeq(sessionId, 0, 10_000)
  }

  return {
    store,
    runtime,
    requests,
    ran,
    logged,
    async createSession(agent = {}, session = {}) {
      const environment = anEnvironment()
      await store.environments.create(environment)
      const record = aSession({
        agent: anAgent({ tools: allTools, ...agent }),
        environmentId: environment.id,
        ...session,
      })
      await store.agents.create(record.agent)
      await store.sessions.create(record)
      const seen: Preview[] = []
      previews.set(record.id, seen)
      store.events.subscribe(record.id, (event) => {
        if (!('seq' in event)) seen.push(event)
      })
      return record.id
    },
    events,
    types: async (sessionId) => (await events(sessionId)).map(({ type }) => type),
    previews: (sessionId) => previews.get(sessionId) ?? [],
    async until(sessionId, fits) {
      let stop = () => {}
      const coming = new Promise<StoredEvent>((resolve) => {
        stop = store.events.subscribe(sessionId, (event) => {
          if ('seq' in event && fits(event)) resolve(event)
        })
      })
      const found = (await events(sessionId)).find(fits)
      const event = found ?? (await coming)
      stop()
      return event
    },
    restart() {
      const next = start()
      runtimes.push(next)
      return next
    },
    async remove() {
      await Promise.all(runtimes.map((each) => each.close()))
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const usage = { inputTokens: 10, outputTokens: 2, cacheReadInputTokens: 1, cacheCreationInputTokens: 3 }

/** A whole answer of the model: texts in pieces, then calls, then the end. */
export function says(...parts: (string | { think: string } | { call: string; input?: JsonObject })[]) {
  return async function* answer(): AsyncGenerator<ModelPart> {
    for (const part of parts) {
      if (typeof part === 'string') yield { type: 'text', text: part }
      else if ('think' in part) yield { type: 'thinking', text: part.think }
      else yield { type: 'tool_call', callId: 'call', name: part.call, input: part.input ?? {} }
    }
    yield { type: 'finish', usage }
  }
}

export function userSays(text: string): ClientEvent {
  return { type: 'user.message', payload: { content: [textBlock(text)] } }
}

export const isIdle = ({ type }: StoredEvent) => type === 'session.status_idle'
