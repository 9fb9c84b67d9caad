import { useEffect, useEffectEvent, useState } from 'react'

const stepMs = 250
/** For readers who asked for less motion. */
const calmStepMs = 1000

/** The present while something goes on, a few times a second as long as the page is looked at; else where it stopped. */
export function useLiveNow(now: () => number, isLive: boolean): number {
  const [nowMs, setNowMs] = useState(now)
  const tick = useEffectEvent(() => {
    if (!document.hidden) setNowMs(now())
  })
  useEffect(() => {
    if (!isLive) return
    tick()
    const isCalm = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches
    const timer = setInterval(() => tick(), isCalm ? calmStepMs : stepMs)
    return () => clearInterval(timer)
  }, [isLive])
  return nowMs
}
