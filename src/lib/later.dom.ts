/** What runs later, and how to call it off. All of it runs once. */
type Cancel = () => void

const hiddenFrameMs = 200
const idleTimeoutMs = 1000

export const after = (delayMs: number, run: () => void): Cancel => {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}

/** With the next picture the browser draws; in a hidden page, which draws none, within 250 ms. */
export function onNextFrame(run: () => void): Cancel {
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
}

/** When nothing more urgent is to be done. */
export function onIdle(run: () => void): Cancel {
  if (typeof requestIdleCallback !== 'function') return after(50, run)
  const handle = requestIdleCallback(run, { timeout: idleTimeoutMs })
  return () => cancelIdleCallback(handle)
}
