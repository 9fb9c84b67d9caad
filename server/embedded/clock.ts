/** Time as the scheduler and the webhooks see it, so that tests need not wait for it. */
export interface Clock {
  nowMs(): number
  /** Calls `run` once after `ms`; the answer takes it back. */
  after(ms: number, run: () => void): () => void
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref() // what is due later does not keep the process alive
    return () => clearTimeout(timer)
  },
}
