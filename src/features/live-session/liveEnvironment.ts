import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import { exposeSession } from './sessionDebug.ts'

type Cancel = () => void

/** What an open session needs of the world around it; tests bring their own. */
export interface LiveEnvironment {
  /** Milliseconds since the epoch. */
  now(): number
  /** At least 0, below 1. */
  random(): number
  after(delayMs: number, run: () => void): Cancel
  /** With the next picture the browser draws; in a hidden page, which draws none, within 250 ms. */
  onNextFrame(run: () => void): Cancel
  /** When nothing more urgent is to be done. */
  onIdle(run: () => void): Cancel
  /** Whenever the page comes back: to sight, or on line. */
  onWake(run: () => void): Cancel
  /** Makes the session known for debugging while it is open. */
  expose(session: LiveSession): Cancel
}

const hiddenFrameMs = 200
const idleTimeoutMs = 1000

const after = (delayMs: number, run: () => void): Cancel => {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}

export const browserEnvironment: LiveEnvironment = {
  now: () => Date.now(),
  random: () => Math.random(),
  after,
  onNextFrame(run) {
    // The page may be hidden between asking for a frame and its coming; the timer then does the work.
    let isDone = false
    const once = () => {
      if (isDone) return
      isDone = true
      cancelTimer()
      cancelAnimationFrame(frame)
      run()
    }
    const cancelTimer = after(hiddenFrameMs, once)
    const frame = requestAnimationFrame(once)
    return () => {
      isDone = true
      cancelTimer()
      cancelAnimationFrame(frame)
    }
  },
  onIdle(run) {
    if (typeof requestIdleCallback !== 'function') return after(50, run)
    const handle = requestIdleCallback(run, { timeout: idleTimeoutMs })
    return () => cancelIdleCallback(handle)
  },
  onWake(run) {
    const onVisible = () => {
      if (document.visibilityState === 'visible') run()
    }
    window.addEventListener('online', run)
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      window.removeEventListener('online', run)
      document.removeEventListener('visibilitychange', onVisible)
    }
  },
  expose: exposeSession,
}
