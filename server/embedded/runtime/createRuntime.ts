import type { SessionRecord, StoredEvent } from '../canonical.ts'
import type { ModelCatalogue } from '../model/model.ts'
import { conflict, notFound, Problem } from '../problem.ts'
import type { ApiProfile } from '../profiles/profile.ts'
import type { SandboxProvider } from '../sandbox/sandbox.ts'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import type { WorkQueue } from '../work/createWorkQueue.ts'
import { type Input, isPaused, isWorking, placeAnswers, sortInput } from './checkInput.ts'
import { createKeyedLock } from './createKeyedLock.ts'
import type { MountSource } from './mountSource.ts'
import type { ToolSources } from './openTools.ts'
import { readSessionLog } from './readSessionLog.ts'
import type { ClientEvent, Runtime } from './runtime.ts'
import { createSessionLog, type SessionLog } from './sessionLog.ts'
import { createSessionRun, type SessionRun } from './sessionRun.ts'
import { archiveThread, closeCutOff, stopThreads } from './stopThreads.ts'

export interface RuntimeOptions
  extends Pick<ToolSources, 'mcp' | 'vaultVariables' | 'promptSources' | 'sandboxLayers'> {
  store: Store
  models: ModelCatalogue
  sandboxes: SandboxProvider
  /** What the sandbox of a session holds besides its own folders; asked before each turn, in order. */
  mountSources?: readonly MountSource[]
  profile: Pick<ApiProfile, 'openTurn'>
  log: (line: string) => void
  /** The text of a file, for rubrics. */
  readFile?: (id: string) => Promise<string | null>
  /** Where sessions of self-hosted environments wait for a worker. */
  work?: Pick<WorkQueue, 'enqueue'>
  /** Wait before the attempt after `attempt`, in ms; 1 s, then 4 s by default. */
  retryDelayMs?: (attempt: number) => number
}

const shutdownMs = 3000

/** The runtime over a store. `close` ends its turns; store and sandboxes stay with whoever made them. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const { store, sandboxes, mcp, log } = options
  const retryDelayMs = options.retryDelayMs ?? ((attempt) => 1000 * 4 ** (attempt - 1))
  const runs = new Map<string, SessionRun>()
  const lock = createKeyedLock()
  let isClosing = false

  async function getSession(id: string): Promise<SessionRecord> {
    const session = await store.sessions.get(id)
    if (!session) throw notFound('Session', id)
    return session
  }

  function createRun(sessionLog: SessionLog): SessionRun {
    const { id } = sessionLog.session
    const run = createSessionRun(sessionLog, {
      ...options,
      mountSources: options.mountSources ?? [],
      retryDelayMs,
    })
    runs.set(id, run)
    void run.done.then(() => {
      if (runs.get(id) === run) runs.delete(id)
    })
    return run
  }

  /** The run that really goes on: one that is just ending is waited for. */
  async function activeRun(id: string): Promise<SessionRun | undefined> {
    const run = runs.get(id)
    if (!run?.isEnding()) return run
    await run.done
    return undefined
  }

  async function submit(id: string, events: ClientEvent[]): Promise<StoredEvent[]> {
    if (isClosing) throw new Problem(503, 'api_error', 'The server is shutting down. Send it again when it is back.')
    const input = sortInput(events)
    const run = await activeRun(id)
    const session = await getSession(id)
    // A run that began to rest while the session was read would take an answer and never look at it.
    if (run && (run.isEnding() || runs.get(id) !== run)) return submit(id, events)
    if (session.archivedAt) throw conflict('The session is archived and takes no more events.')
    if (session.status === 'terminated') throw conflict('The session has ended and takes no more events.')
    if (input.interrupt) return interrupt(session, input.interrupt, input)
    if (isWorking(session)) return acceptWhileWorking(run, input)
    if (isPaused(session)) return resume(session, input)
    placeAnswers(input.answers, [])
    return begin(session, input.messages)
  }

  async function acceptWhileWorking(run: SessionRun | undefined, { answers }: Input) {
    if (!run || answers.length === 0) {
      throw conflict('The session is processing a turn. Wait until it is idle, or interrupt it first.')
    }
    return run.accept(answers)
  }

  async function askForWorker({ isSelfHosted, environmentId, id }: SessionRecord) {
    if (isSelfHosted) await options.work?.enqueue(environmentId, id)
  }

  async function begin(session: SessionRecord, messages: ClientEvent[]): Promise<StoredEvent[]> {
    const living = await store.threads.listLiving(session.id)
    await askForWorker(session)
    return createRun(createSessionLog(store, session, living, createId('turn'))).begin(messages)
  }

  async function resume(session: SessionRecord, { answers }: Input): Promise<StoredEvent[]> {
    if (answers.length === 0) {
      throw conflict('The session waits for answers to its tool calls. Answer them, or interrupt the turn first.')
    }
    await askForWorker(session)
    return createRun(await readSessionLog(store, session)).accept(answers)
  }

  async function interrupt(session: SessionRecord, event: ClientEvent, { answers, messages }: Input) {
    placeAnswers(answers, []) // After the interrupt nothing waits for an answer.
    const stored = await stopThreads(store, session, runs.get(session.id), event)
    if (messages.length === 0) return stored
    return [...stored, ...(await begin(await getSession(session.id), messages))]
  }

  async function stopAll() {
    await Promise.all(
      [...runs].map(async ([id, run]) => {
        await run.stop()
        const session = await store.sessions.get(id)
        if (session && isWorking(session)) await closeCutOff(run.log, false)
      }),
    )
  }

  return {
    submit: (id, events) => lock(id, () => submit(id, events)),

    cancel: (id) =>
      lock(id, async () => {
        const run = await activeRun(id)
        const session = await getSession(id)
        if (!run && !isWorking(session) && !isPaused(session)) return false
        await stopThreads(store, session, run)
        return true
      }),

    archiveThread: (id, threadId) =>
      lock(id, async () => {
        const run = await activeRun(id)
        await archiveThread(store, await getSession(id), run, threadId)
      }),

    forget: (id, remove) =>
      lock(id, async () => {
        await runs.get(id)?.stop()
        await remove()
        await Promise.all([sandboxes.remove(id), mcp?.remove(id)])
      }),

    async recover() {
      for (const session of await store.sessions.listUnfinished()) {
        try {
          await closeCutOff(await readSessionLog(store, session), true)
          log(`The turn of ${session.id} was cut off when the server stopped. It is closed now.`)
        } catch (error) {
          // One damaged session must not keep the others from starting; an interrupt tries to close it again.
          log(`The cut-off turn of ${session.id} could not be closed: ${String(error)}`)
        }
      }
    },

    async close() {
      isClosing = true
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), shutdownMs)
      })
      const outcome = await Promise.race([stopAll(), late]).finally(() => clearTimeout(timer))
      if (outcome === 'late') log('Some turns did not stop in time. They are closed at the next start.')
    },
  }
}
