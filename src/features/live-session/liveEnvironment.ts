import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import { after, onIdle, onNextFrame } from '@/lib/later.dom.ts'
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

export const browserEnvironment: LiveEnvironment = {
  now: () => Date.now(),
  random: () => Math.random(),
  after,
  onNextFrame,
  onIdle,
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
