import { rm } from 'node:fs/promises'
import { createDataDir } from '../../testing/createDataDir.ts'
import { programUrl } from '../../testing/programUrl.ts'
import type { AgentRecord, NewEvent, StoredEvent } from '../canonical.ts'
import { textOf, toBlocks } from '../model/contentBlocks.ts'
import { createModelCatalogue } from '../model/createModelCatalogue.ts'
import { createJustBashSandboxes } from '../sandbox/createJustBashSandboxes.ts'
import { createStore } from '../store/createStore.ts'
import type { Store } from '../store/store.ts'
import { anAgent, anEnvironment, aSession } from '../store/testRecords.ts'
import { createRuntime, type RuntimeOptions } from './createRuntime.ts'
import { allTools, isIdle, userSays } from './testCloud.ts'

type Parts = Partial<Pick<RuntimeOptions, 'mountSources' | 'promptSources' | 'sandboxLayers'>>

export interface SandboxCloud {
  store: Store
  dataDir: string
  createSession(agent?: Partial<AgentRecord>): Promise<string>
  /** Sends a message and answers with the events up to the end of its turn. */
  ask(sessionId: string, text: string): Promise<StoredEvent[]>
  /** Has a command run and answers with what its call returned; marked when it is an error. */
  run(sessionId: string, command: string): Promise<string>
  remove(): Promise<void>
}

/** For tests of what a session finds in its sandbox: real store, sandbox and runtime under the scripted model. */
export async function createSandboxCloud(toParts: (store: Store, dataDir: string) => Parts): Promise<SandboxCloud> {
  const dataDir = createDataDir('sandbox-cloud')
  const store = await createStore({ dataDir })
  const sandboxes = createJustBashSandboxes({ dataDir, workerProgram: programUrl('toolWorker') })
  const runtime = createRuntime({
    store,
    sandboxes,
    models: createModelCatalogue(null, { pieceMs: 0 }),
    profile: { openTurn: (input: NewEvent[], statuses: NewEvent[]) => [...input, ...statuses] },
    log: () => undefined,
    ...toParts(store, dataDir),
  })

  async function ask(sessionId: string, text: string): Promise<StoredEvent[]> {
    const from = await store.events.lastSeq(sessionId)
    const idle = new Promise<void>((resolve) => {
      const stop = store.events.subscribe(sessionId, (event) => {
        if (!('seq' in event) || !isIdle(event)) return
        stop()
        resolve()
      })
    })
    await runtime.submit(sessionId, [userSays(text)])
    await idle
    return store.events.listAfterSeq(sessionId, from, 1000)
  }

  return {
    store,
    dataDir,
    async createSession(agent = {}) {
      const environment = anEnvironment()
      await store.environments.create(environment)
      const session = aSession({ agent: anAgent({ tools: allTools, ...agent }), environmentId: environment.id })
      await store.sessions.create(session)
      return session.id
    },
    ask,
    async run(sessionId, command) {
      const events = await ask(sessionId, `Run this command:\n\`\`\`bash\n${command}\n\`\`\``)
      const result = events.findLast(({ type }) => type === 'agent.tool_result')
      return `${result?.payload.is_error ? 'error: ' : ''}${textOf(toBlocks(result?.payload.content))}`
    },
    async remove() {
      await runtime.close()
      await sandboxes.close()
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
