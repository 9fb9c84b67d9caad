import { Worker } from 'node:worker_threads'
import type { JsonObject } from '../canonical.ts'
import { timedOut } from './runBash.ts'
import type { ToolOutcome } from './sandbox.ts'
import type { ToolAnswer, ToolCall, WorkerStart } from './toolCall.ts'
import { commandTimeMs, InputProblem } from './toolInput.ts'
import { failed } from './toolOutcomes.ts'

/** The worker ends a command by itself; this much later it is taken to hang and is stopped from outside. */
const graceMs = 2_000

/**
 * The thread in which one session's tools run, one call at a time. It starts with the first call, is stopped by an
 * abort, an overrun or a while without work, and starts again when it is needed; files stay where they are.
 */
export function createToolWorker(start: WorkerStart) {
  let worker: Worker | null = null
  let lastId = 0
  let idleTimer: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  async function stop(): Promise<void> {
    clearTimeout(idleTimer)
    const stopped = worker
    worker = null
    await stopped?.terminate()
  }

  function call(tool: string, input: JsonObject, signal: AbortSignal): Promise<ToolOutcome> {
    clearTimeout(idleTimer)
    worker ??= startWorker(start)
    const current = worker
    const id = ++lastId
    const timeMs = allowedMs(tool, input, start)
    return new Promise<ToolOutcome>((resolve, reject) => {
      const timer = setTimeout(() => void stop().then(() => settle(failed(timedOut(timeMs)))), timeMs + graceMs)
      const onAbort = () => void stop().then(() => settle(null))
      const onMessage = (answer: ToolAnswer) => {
        if (answer.id === id) settle(answer.outcome)
      }
      const onError = (error: Error & { code?: string }) => {
        if (worker === current) worker = null
        const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        settle(
          failed(
            isMemory
              ? `[out of memory: the sandbox has ${start.limits.heapMb} MB]`
              : '[the sandbox stopped unexpectedly; the next call starts it again, and files are kept]',
          ),
        )
      }
      function settle(outcome: ToolOutcome | null) {
        clearTimeout(timer)
        signal.removeEventListener('abort', onAbort)
        current.off('message', onMessage).off('error', onError)
        if (outcome) resolve(outcome)
        else reject(signal.reason)
      }
      signal.addEventListener('abort', onAbort, { once: true })
      current.on('message', onMessage).on('error', onError)
      current.postMessage({ id, tool, input } satisfies ToolCall)
    }).finally(() => {
      idleTimer = setTimeout(() => void stop(), start.limits.idleMs).unref()
    })
  }

  return {
    /** Rejects only when `signal` aborts. */
    run(tool: string, input: JsonObject, signal: AbortSignal): Promise<ToolOutcome> {
      const turn = queue.then(() => {
        signal.throwIfAborted()
        return call(tool, input, signal)
      })
      queue = turn.catch(() => undefined) // the failure belongs to its caller; the next call must run all the same
      return turn
    },
    isRunning: () => worker !== null,
    stop,
  }
}

function allowedMs(tool: string, input: JsonObject, { limits }: WorkerStart): number {
  if (tool !== 'Bash') return limits.fileToolMs
  try {
    return commandTimeMs(input, limits)
  } catch (error) {
    if (error instanceof InputProblem) return limits.commandMs // the worker answers with the sentence
    throw error
  }
}

/** `execArgv` and `env` are emptied because Python's own worker inherits them from this one. */
function startWorker(start: WorkerStart): Worker {
  return new Worker(new URL('./workerBoot.mjs', import.meta.url), {
    workerData: start,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: start.limits.heapMb },
  })
}
