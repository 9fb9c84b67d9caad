import type { NewEvent, StopReason, StoredEvent } from '../canonical.ts'
import { pause } from '../model/cancellation.ts'
import { type ModelCatalogue, ModelError } from '../model/model.ts'
import type { SandboxProvider } from '../sandbox/sandbox.ts'
import { builtInTools } from '../sandbox/toolDefinitions.ts'
import type { Store } from '../store/store.ts'
import { closeTurn } from './closeTurn.ts'
import type { MountSource } from './mountSource.ts'
import { openTools } from './openTools.ts'
import { prepareHistory } from './prepareHistory.ts'
import { requestModel } from './requestModel.ts'
import { runCalls } from './runCalls.ts'
import { toToolPolicy } from './toolPolicy.ts'
import { errorEvent, idleEvents, rescheduledEvents, runningEvents } from './turnEvents.ts'
import type { TurnLog } from './turnLog.ts'
import { awaitedIds, toTurnWork } from './turnWork.ts'

export interface TurnDependencies {
  store: Store
  models: ModelCatalogue
  sandboxes: SandboxProvider
  mountSources: readonly MountSource[]
  log: (line: string) => void
  retryDelayMs: (attempt: number) => number
}

/** A turn in progress: the one runner of its session. */
export interface Turn {
  log: TurnLog
  /** The turn has decided to rest and is writing so; it takes no answers any more. */
  isEnding(): boolean
  /** Writes answers to calls of this turn, which goes on with them without pausing. */
  accept(events: NewEvent[]): Promise<StoredEvent[]>
  /** Stops at the next await and resolves when nothing runs any more. What is open stays open in the log. */
  stop(): Promise<void>
  /** Never rejects. */
  done: Promise<void>
  /** Since the turn was started or continued, in ms. */
  activeMs(): number
}

const maxRequests = 50
const maxAttempts = 3

/** Runs a turn whose first events are on disk. `load` reads the log first; else it is known already. */
export function startTurn(turnLog: TurnLog, load: boolean, dependencies: TurnDependencies): Turn {
  const { store, models, log, retryDelayMs } = dependencies
  const sessionId = turnLog.session.id
  const { agent } = turnLog.session
  const policy = toToolPolicy(agent.tools, builtInTools)
  const modelId = toModelId(agent.model)
  const controller = new AbortController()
  const { signal } = controller
  const startedAt = Date.now()
  const activeMs = () => Date.now() - startedAt
  let isEnding = false
  let arriving: Promise<unknown> | null = null

  async function run() {
    if (load) await turnLog.load(signal)
    const sandbox = await openTools(turnLog, policy, dependencies, signal)
    let requests = 0
    let lastCalls: number | null = null
    for (;;) {
      await arrivals()
      const work = toTurnWork(turnLog.events)
      const runnable = work.calls.filter(({ state }) => state === 'ready' || state === 'denied')
      const awaited = awaitedIds(work)
      if (runnable.length > 0) await runCalls(runnable, { log: turnLog, policy, sandbox, signal })
      else if (awaited.length > 0) return rest({ type: 'requires_action', event_ids: awaited })
      else if (lastCalls === 0) return rest({ type: 'end_turn' })
      else if (requests === maxRequests) {
        return fail(
          'unknown_error',
          `The turn was stopped after ${maxRequests} model requests. Send a message to go on.`,
        )
      } else {
        requests += 1
        lastCalls = await requestWithRetries()
        if (lastCalls === null) return
      }
    }
  }

  /** Number of calls in the answer, or null when the turn was ended as failed. */
  async function requestWithRetries(): Promise<number | null> {
    for (let attempt = 1; ; attempt += 1) {
      const messages = await prepareHistory(turnLog, maxInputTokens())
      try {
        return await requestModel({
          log: turnLog,
          model: models.resolve(modelId),
          request: { model: agent.model, system: agent.system, messages, tools: policy.definitions },
          policy,
          publish: (preview) => store.events.publish(sessionId, preview),
          signal,
        })
      } catch (error) {
        if (signal.aborted || !(error instanceof ModelError)) throw error
        if (!error.isRetryable || attempt === maxAttempts) {
          await fail(error.kind, error.message)
          return null
        }
        await waitForRetry(error, attempt)
      }
    }
  }

  async function waitForRetry(error: ModelError, attempt: number) {
    const problem = errorEvent(turnLog, error.kind, error.message, 'retrying')
    await turnLog.append([problem, ...rescheduledEvents(turnLog)], { status: 'rescheduling' })
    await pause(retryDelayMs(attempt), signal)
    await turnLog.append(runningEvents(turnLog), { status: 'running' })
  }

  function maxInputTokens(): number {
    return models.list().find(({ id }) => id === modelId)?.max_input_tokens ?? 100_000
  }

  /** Afterwards nothing is being written by somebody else, up to the next await. */
  async function arrivals() {
    while (arriving) {
      const current = arriving
      await current
      if (arriving === current) arriving = null
    }
    signal.throwIfAborted()
  }

  async function rest(stopReason: StopReason) {
    isEnding = true
    const total = turnLog.session.activeMs + activeMs()
    await turnLog.append(idleEvents(turnLog, stopReason, total), { status: 'idle', stopReason, activeMs: total })
  }

  async function fail(type: string, message: string) {
    signal.throwIfAborted()
    isEnding = true
    await closeTurn(turnLog, {
      callText: 'The turn ended before this call was finished.',
      error: { type, message },
      stopReason: { type: 'retries_exhausted' },
      status: 'idle',
      activeMs: activeMs(),
    })
  }

  async function runToTheEnd() {
    try {
      await run()
    } catch (error) {
      if (signal.aborted) return
      log(`The turn of ${sessionId} broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      await arriving
      const message = error instanceof Error ? error.message : String(error)
      await fail('unknown_error', `The turn broke: ${message}`).catch((reason) => {
        log(`The turn of ${sessionId} could not be closed: ${String(reason)}`) // recover() closes it at the next start.
      })
    }
  }

  const done = runToTheEnd()
  return {
    log: turnLog,
    isEnding: () => isEnding,
    accept(events) {
      const writing = turnLog.append(events)
      const settled = Promise.all([arriving, writing.catch(() => undefined)]) // The client is told of its own failure.
      arriving = settled
      return writing
    },
    async stop() {
      if (!isEnding) controller.abort(new Error('The turn was stopped.'))
      await done
    },
    done,
    activeMs,
  }
}

function toModelId(model: unknown): string {
  if (typeof model === 'string') return model
  return typeof model === 'object' && model !== null && 'id' in model ? String(model.id) : ''
}
