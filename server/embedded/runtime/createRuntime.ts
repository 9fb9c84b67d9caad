import type { SessionRecord, StoredEvent } from '../canonical.ts'
import type { ModelCatalogue } from '../model/model.ts'
import { conflict, notFound, Problem } from '../problem.ts'
import type { ApiProfile } from '../profiles/profile.ts'
import type { SandboxProvider } from '../sandbox/sandbox.ts'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import { checkAnswers, type Input, isPaused, isWorking, sortInput } from './checkInput.ts'
import { activeMsFromEvents, closeTurn } from './closeTurn.ts'
import { createKeyedLock } from './createKeyedLock.ts'
import type { MountSource } from './mountSource.ts'
import type { ClientEvent, Runtime } from './runtime.ts'
import { startTurn, type Turn } from './startTurn.ts'
import { runningEvents } from './turnEvents.ts'
import { createTurnLog, type TurnLog } from './turnLog.ts'
import { toTurnWork } from './turnWork.ts'

export interface RuntimeOptions {
  store: Store
  models: ModelCatalogue
  sandboxes: SandboxProvider
  /** What the sandbox of a session holds besides its own folders; asked before each turn, in order. */
  mountSources?: readonly MountSource[]
  profile: Pick<ApiProfile, 'openTurn'>
  log: (line: string) => void
  /** Wait before the attempt after `attempt`, in ms; 1 s, then 4 s by default. */
  retryDelayMs?: (attempt: number) => number
}

const shutdownMs = 3000

/** The runtime over a store. `close` ends its turns; store and sandboxes stay with whoever made them. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const { store, models, sandboxes, mountSources = [], profile, log } = options
  const retryDelayMs = options.retryDelayMs ?? ((attempt) => 1000 * 4 ** (attempt - 1))
  const turns = new Map<string, Turn>()
  const lock = createKeyedLock()
  let isClosing = false

  async function getSession(id: string): Promise<SessionRecord> {
    const session = await store.sessions.get(id)
    if (!session) throw notFound('Session', id)
    return session
  }

  function start(turnLog: TurnLog, load: boolean) {
    const { id } = turnLog.session
    const turn = startTurn(turnLog, load, { store, models, sandboxes, mountSources, log, retryDelayMs })
    turns.set(id, turn)
    void turn.done.then(() => {
      if (turns.get(id) === turn) turns.delete(id)
    })
  }

  /** The turn that really goes on: one that is just ending is waited for. */
  async function activeTurn(id: string): Promise<Turn | undefined> {
    const turn = turns.get(id)
    if (!turn?.isEnding()) return turn
    await turn.done
    return undefined
  }

  async function submit(id: string, events: ClientEvent[]): Promise<StoredEvent[]> {
    if (isClosing) throw new Problem(503, 'api_error', 'The server is shutting down. Send it again when it is back.')
    const input = sortInput(events)
    const turn = await activeTurn(id)
    const session = await getSession(id)
    // A turn that began to rest while the session was read would take an answer and never look at it.
    if (turn && (turn.isEnding() || turns.get(id) !== turn)) return submit(id, events)
    if (session.archivedAt) throw conflict('The session is archived and takes no more events.')
    if (session.status === 'terminated') throw conflict('The session has ended and takes no more events.')
    if (input.interrupt) return interrupt(session, input.interrupt, input)
    if (isWorking(session)) return acceptWhileWorking(turn, input)
    if (isPaused(session)) return resume(session, input)
    checkAnswers(input.answers, { calls: [], spans: [] })
    return begin(session, input.messages)
  }

  async function acceptWhileWorking(turn: Turn | undefined, { answers }: Input) {
    if (!turn || answers.length === 0) {
      throw conflict('The session is processing a turn. Wait until it is idle, or interrupt it first.')
    }
    checkAnswers(answers, toTurnWork(turn.log.events))
    return turn.accept(answers.map(({ type, payload }) => turn.log.event(type, payload)))
  }

  async function begin(session: SessionRecord, messages: ClientEvent[]): Promise<StoredEvent[]> {
    const turnLog = createTurnLog(store, session, createId('turn'))
    const input = messages.map(({ type, payload }) => turnLog.event(type, payload))
    const opening = profile.openTurn(input, runningEvents(turnLog))
    const stored = await turnLog.append(opening, { status: 'running', stopReason: null })
    start(turnLog, true)
    return input.flatMap(({ id }) => stored.find((event) => event.id === id) ?? [])
  }

  async function resume(session: SessionRecord, { answers }: Input): Promise<StoredEvent[]> {
    if (answers.length === 0) {
      throw conflict('The session waits for answers to its tool calls. Answer them, or interrupt the turn first.')
    }
    const turnLog = await loadLog(session)
    checkAnswers(answers, toTurnWork(turnLog.events))
    const statuses = runningEvents(turnLog)
    const input = answers.map(({ type, payload }) => turnLog.event(type, payload))
    const stored = await turnLog.append([...statuses, ...input], { status: 'running', stopReason: null })
    start(turnLog, false)
    return stored.slice(statuses.length)
  }

  async function interrupt(session: SessionRecord, event: ClientEvent, { answers, messages }: Input) {
    checkAnswers(answers, { calls: [], spans: [] }) // After the interrupt nothing waits for an answer.
    const stored = await stopTurn(session, 'cancelledTurn', event)
    if (messages.length === 0) return stored
    return [...stored, ...(await begin(await getSession(session.id), messages))]
  }

  /** Stops and closes the turn in progress or the paused one. Answers the stored `user.interrupt`, if one was given. */
  async function stopTurn(found: SessionRecord, kind: 'cancelledTurn' | 'cancelledSession', event?: ClientEvent) {
    const turn = turns.get(found.id)
    await turn?.stop()
    const session = await getSession(found.id)
    const isOpen = isWorking(session) || isPaused(session)
    const turnLog =
      turn && !turn.isEnding() ? turn.log : isOpen ? await loadLog(session) : createTurnLog(store, session, null)
    const cause = event ? turnLog.event(event.type, event.payload) : undefined
    if (isOpen) {
      const [first] = await closeTurn(turnLog, {
        ...(cause ? { cause } : {}),
        callText: 'Interrupted: the turn was stopped before this call was finished.',
        stopReason: { type: 'cancelled' },
        status: kind === 'cancelledSession' ? 'cancelled' : 'idle',
        activeMs: turn && isWorking(session) ? turn.activeMs() : 0,
      })
      return first && cause ? [first] : []
    }
    return cause ? turnLog.append([cause]) : []
  }

  async function loadLog(session: SessionRecord): Promise<TurnLog> {
    const turnLog = createTurnLog(store, session, null)
    await turnLog.load()
    turnLog.turnId = turnLog.events.findLast(({ turnId }) => turnId !== null)?.turnId ?? null
    return turnLog
  }

  /** Ends a turn that the server itself cut off. */
  async function closeCutOff(turnLog: TurnLog, activeMs: number) {
    await closeTurn(turnLog, {
      callText: 'The server stopped before this call was finished. Its effects are unknown.',
      error: {
        type: 'unknown_error',
        message: 'The server stopped in the middle of this turn. Send a message to go on.',
      },
      stopReason: { type: 'retries_exhausted' },
      status: 'idle',
      activeMs,
    })
  }

  async function stopAll() {
    await Promise.all(
      [...turns].map(async ([id, turn]) => {
        await turn.stop()
        const session = await store.sessions.get(id)
        if (session && isWorking(session)) await closeCutOff(turn.log, turn.activeMs())
      }),
    )
  }

  return {
    submit: (id, events) => lock(id, () => submit(id, events)),

    cancel: (id) =>
      lock(id, async () => {
        const turn = await activeTurn(id)
        const session = await getSession(id)
        if (!turn && !isWorking(session) && !isPaused(session)) return false
        await stopTurn(session, 'cancelledSession')
        return true
      }),

    forget: (id, remove) =>
      lock(id, async () => {
        await turns.get(id)?.stop()
        await remove()
        await sandboxes.remove(id)
      }),

    async recover() {
      for (const session of await store.sessions.listUnfinished()) {
        try {
          const turnLog = await loadLog(session)
          await closeCutOff(turnLog, activeMsFromEvents(turnLog))
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
