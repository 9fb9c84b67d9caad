import type { Clock } from './clock.ts'

export interface TestClock extends Clock {
  /** Moves on to an instant and calls what was due until then, in order. */
  moveTo(instant: string): void
  moveBy(ms: number): void
}

/** A clock that stands still until a test moves it. */
export function createTestClock(start: string): TestClock {
  let nowMs = Date.parse(start)
  const waiting = new Set<{ dueMs: number; run: () => void }>()

  function move(targetMs: number) {
    for (;;) {
      const [next] = [...waiting].filter(({ dueMs }) => dueMs <= targetMs).sort((a, b) => a.dueMs - b.dueMs)
      if (!next) break
      waiting.delete(next)
      nowMs = Math.max(nowMs, next.dueMs)
      next.run()
    }
    nowMs = targetMs
  }

  return {
    nowMs: () => nowMs,
    after(ms, run) {
      const entry = { dueMs: nowMs + ms, run }
      waiting.add(entry)
      if (ms <= 0) queueMicrotask(() => void (waiting.delete(entry) && run()))
      return () => void waiting.delete(entry)
    },
    moveTo: (instant) => move(Date.parse(instant)),
    moveBy: (ms) => move(nowMs + ms),
  }
}
