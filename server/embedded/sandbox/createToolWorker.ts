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
export function createToolWorker(start: WorkerStart, program = new URL('./workerBoot.mjs', import.meta.url)) {
  let worker: Worker | null = null
  let lastId = 0
  let idleTimer: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  function startWorker(): Worker {
    const started = new Worker(program, {
      workerData: start,
      // Python's own worker inherits both from this one: no variables, and no options but the repair it needs.
      env: {},
      execArgv: ['--import', new URL('./steadyWait.mjs', import.meta.url).href],
      resourceLimits: { maxOldGenerationSizeMb: start.limits.heapMb },
    })
    // Both also happen between calls, where an error without a listener would end the whole process.
    const forget = () => {
      if (worker === started) worker = null
    }
    return started.on('error', forget).on('exit', forget)
  }

  async function stop(): Promise<void> {
    clearTimeout(idleTimer)
    const stopped = worker
    worker = null
    await stopped?.terminate()
  }

  function call(tool: string, input: JsonObject, signal: AbortSignal): Promise<ToolOutcome> {
    clearTimeout(idleTimer)
    const thread = worker ?? startWorker()
    worker = thread
    thread.ref()
    const id = ++lastId
    return new Promise<ToolOutcome>((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      let isStopped = false
      const stopAnd = (settle: () => void) => {
        if (isStopped) return
        isStopped = true
        void stop().then(settle)
      }
      const onAbort = () => stopAnd(() => finish(() => reject(signal.reason)))
      const onMessage = (answer: ToolAnswer) => {
        if (answer.id !== id || isStopped) return
        const { outcome } = answer
        if (outcome !== 'started') return finish(() => resolve(outcome))
        const timeMs = allowedMs(tool, input, start)
        timer = setTimeout(() => stopAnd(() => finish(() => resolve(failed(timedOut(timeMs))))), timeMs + graceMs)
      }
      const onEnd = (reason: number | NodeJS.ErrnoException) => {
        if (!isStopped) finish(() => resolve(failed(whyEnded(reason, start))))
      }
      function finish(settle: () => void) {
        clearTimeout(timer)
        signal.removeEventListener('abort', onAbort)
        thread.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
        thread.unref()
        idleTimer = setTimeout(() => void stop(), start.limits.idleMs).unref()
        settle()
      }
      signal.addEventListener('abort', onAbort, { once: true })
      thread.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
      thread.postMessage({ id, tool, input } satisfies ToolCall)
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

function whyEnded(reason: number | NodeJS.ErrnoException, { limits }: WorkerStart): string {
  if (typeof reason === 'object' && reason.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return `[out of memory: the sandbox has ${limits.heapMb} MB]`
  }
  return '[the sandbox stopped unexpectedly; the next call starts it again, and files are kept]'
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
