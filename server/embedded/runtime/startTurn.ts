import type { StopReason } from '../canonical.ts'
import { pause } from '../model/cancellation.ts'
import { type ModelCatalogue, ModelError } from '../model/model.ts'
import { builtInTools } from '../sandbox/toolDefinitions.ts'
import { coordinate, type Mail } from './coordinate.ts'
import { coordinationTools, readRoster } from './coordination.ts'
import { judgeOutcome } from './judgeOutcome.ts'
import { openTools, type ToolSources } from './openTools.ts'
import { prepareHistory } from './prepareHistory.ts'
import { toSystemPrompt } from './promptSource.ts'
import { requestModel } from './requestModel.ts'
import { runCalls } from './runCalls.ts'
import { toToolPolicy, withCoordination } from './toolPolicy.ts'
import { errorEvent } from './turnEvents.ts'
import type { TurnLog } from './turnLog.ts'
import { awaitedIds, workOf } from './turnWork.ts'

export interface TurnDependencies extends ToolSources {
  models: ModelCatalogue
  log: (line: string) => void
  /** The text of a file, or null when there is none. */
  readFile?: ((id: string) => Promise<string | null>) | undefined
  retryDelayMs: (attempt: number) => number
}

/** What a session does for the turns of its threads. */
export interface TurnHost extends Mail {
  /** Whether another thread of the session works or waits. */
  othersWork(log: TurnLog): boolean
  rest(log: TurnLog, stopReason: StopReason): Promise<void>
  /** Ends a turn that cannot go on, closing what is open. */
  fail(log: TurnLog, problem: { type: string; message: string }): Promise<void>
  /** The turn waits before it tries again, or goes on after that. */
  move(log: TurnLog, to: 'running' | 'rescheduling', problem?: ReturnType<typeof errorEvent>): Promise<void>
}

/** A turn in progress: the one runner of its thread. */
export interface Turn {
  /** Stops at the next await and resolves when nothing runs any more. What is open stays open in the log. */
  stop(): Promise<void>
  /** Never rejects. */
  done: Promise<void>
}

const maxRequests = 50
const maxAttempts = 3

/** Runs the turn of a thread whose first events are being written. Whoever writes them is told when that fails. */
export function startTurn(
  turnLog: TurnLog,
  written: Promise<unknown>,
  host: TurnHost,
  dependencies: TurnDependencies,
): Turn {
  const { store, models, log, retryDelayMs } = dependencies
  const { agent } = turnLog
  const sessionId = turnLog.session.id
  const modelId = toModelId(agent.model)
  const controller = new AbortController()
  const { signal } = controller
  let isEnding = false

  async function run() {
    await turnLog.load(signal)
    const roster = await readRoster(store, turnLog)
    const policy = withCoordination(toToolPolicy(agent.tools, builtInTools), coordinationTools(turnLog, roster))
    const sandbox = await openTools(turnLog, policy, dependencies, signal)
    const hasSandbox = [...policy.rules.values()].some(({ kind }) => kind === 'built-in')
    const sources = hasSandbox ? dependencies.promptSources : []
    const system = await toSystemPrompt(turnLog.session, agent, sources)
    let requests = 0
    for (;;) {
      // Afterwards nothing is being written to this thread by somebody else, up to the next await.
      await turnLog.whole.settled(turnLog.thread.id)
      signal.throwIfAborted()
      const work = workOf(turnLog)
      const runnable = work.calls.filter(({ state }) => state === 'ready' || state === 'denied')
      const awaited = awaitedIds(work)
      if (runnable.length > 0) {
        const mail = (call: { name: string; input: (typeof runnable)[number]['input'] }) =>
          coordinate(call, { log: turnLog, roster, mail: host })
        await runCalls(runnable, { log: turnLog, policy, sandbox, coordinate: mail, signal })
      } else if (awaited.length > 0) return rest({ type: 'requires_action', event_ids: awaited })
      else if (!work.hasUnread) {
        if (!work.outcome || host.othersWork(turnLog)) return rest({ type: 'end_turn' })
        const readFile = dependencies.readFile ?? (async () => null)
        const model = models.resolve(modelId)
        await judgeOutcome({ log: turnLog, outcome: work.outcome, model, readFile, retryDelayMs, signal })
        requests = 0
      } else if (requests === maxRequests) {
        return fail(
          'unknown_error',
          `The turn was stopped after ${maxRequests} model requests. Send a message to go on.`,
        )
      } else {
        requests += 1
        if (!(await requestWithRetries(policy, system))) return
      }
    }
  }

  /** False when the turn was ended as failed. */
  async function requestWithRetries(policy: ReturnType<typeof toToolPolicy>, system: string): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      const messages = await prepareHistory(turnLog, maxInputTokens())
      try {
        await requestModel({
          log: turnLog,
          model: models.resolve(modelId),
          request: { model: agent.model, system, messages, tools: policy.definitions },
          policy,
          publish: (preview) =>
            store.events.publish(
              sessionId,
              preview.type === 'event_start' && !turnLog.isPrimary
                ? { ...preview, threadId: turnLog.thread.id }
                : preview,
            ),
          signal,
        })
        return true
      } catch (error) {
        if (signal.aborted || !(error instanceof ModelError)) throw error
        if (!error.isRetryable || attempt === maxAttempts) {
          await fail(error.kind, error.message)
          return false
        }
        await waitForRetry(error, attempt)
      }
    }
  }

  async function waitForRetry(error: ModelError, attempt: number) {
    await host.move(turnLog, 'rescheduling', errorEvent(turnLog, error.kind, error.message, 'retrying'))
    await pause(retryDelayMs(attempt), signal)
    await host.move(turnLog, 'running')
  }

  function maxInputTokens(): number {
    return models.list().find(({ id }) => id === modelId)?.max_input_tokens ?? 100_000
  }

  async function rest(stopReason: StopReason) {
    isEnding = true
    await host.rest(turnLog, stopReason)
  }

  async function fail(type: string, message: string) {
    signal.throwIfAborted()
    isEnding = true
    await host.fail(turnLog, { type, message })
  }

  async function runToTheEnd() {
    try {
      await written
    } catch {
      return // Nothing of this turn is on disk, and whoever began it knows.
    }
    try {
      await run()
    } catch (error) {
      if (signal.aborted) return
      log(`The turn of ${sessionId} broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      await turnLog.whole.settled(turnLog.thread.id)
      const message = error instanceof Error ? error.message : String(error)
      await fail('unknown_error', `The turn broke: ${message}`).catch((reason) => {
        log(`The turn of ${sessionId} could not be closed: ${String(reason)}`) // recover() closes it at the next start.
      })
    }
  }

  const done = runToTheEnd()
  return {
    async stop() {
      if (!isEnding) controller.abort(new Error('The turn was stopped.'))
      await done
    },
    done,
  }
}

function toModelId(model: unknown): string {
  if (typeof model === 'string') return model
  return typeof model === 'object' && model !== null && 'id' in model ? String(model.id) : ''
}
