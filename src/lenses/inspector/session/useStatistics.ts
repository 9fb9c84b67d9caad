import { useEffect, useEffectEvent, useState } from 'react'
import { createStatistics, type SessionStatistics } from '@/domain/session/statistics/sessionStatistics.ts'
import type { SessionView } from '../../sessionView.ts'

const everyMs = 500

/** The statistics of a session, at most half a second old: they need not be made again for each frame. */
export function useStatistics(session: SessionView): SessionStatistics {
  const [reader] = useState(() => createStatistics())
  const [statistics, setStatistics] = useState(() => reader.read(session.timeline))
  const refresh = useEffectEvent(() => setStatistics(reader.read(session.timeline)))
  useEffect(() => {
    const timer = setInterval(() => refresh(), everyMs)
    return () => clearInterval(timer)
  }, [])
  return statistics
}
