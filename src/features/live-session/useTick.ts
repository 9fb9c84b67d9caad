import { useEffect, useState } from 'react'

/** The present in milliseconds since the epoch, moving every `everyMs` while `isTicking`. */
export function useTick(isTicking: boolean, everyMs = 1000): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    if (!isTicking) return
    setNowMs(Date.now())
    const timer = setInterval(() => setNowMs(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [isTicking, everyMs])
  return nowMs
}
