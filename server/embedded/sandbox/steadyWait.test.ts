import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'

const program = `
  import { parentPort, workerData } from 'node:worker_threads'
  const { cell, timeoutMs } = workerData
  parentPort.postMessage([Atomics.wait(cell, 0, 0, timeoutMs), Atomics.load(cell, 0)])`

/** A thread that waits until `cell` is no longer 0. */
function startWaiting(cell: Int32Array, timeoutMs: number): Promise<unknown> {
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
    workerData: { cell, timeoutMs },
    execArgv: ['--import', new URL('./steadyWait.mjs', import.meta.url).href],
  })
  return once(thread, 'message').then(([message]) => message)
}

it('goes on waiting when it is woken although nothing has changed', async () => {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  const answer = startWaiting(cell, 60_000)
  // Each wake-up that reaches a waiting thread counts 1: the second proves that the first did not end the wait.
  for (let woken = 0; woken < 2; ) {
    woken += Atomics.notify(cell, 0)
    await nextTurn()
  }
  Atomics.store(cell, 0, 7)
  Atomics.notify(cell, 0)
  expect(await answer).toEqual(['ok', 7])
})

it('still ends when the time is over', async () => {
  expect(await startWaiting(new Int32Array(new SharedArrayBuffer(4)), 1)).toEqual(['timed-out', 0])
})
