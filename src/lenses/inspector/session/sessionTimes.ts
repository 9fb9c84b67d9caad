import type { SessionStatistics } from '@/domain/session/statistics/sessionStatistics.ts'

/** How the time from the first event to the last was spent, in milliseconds. The three shares add up to `wallMs`. */
export interface SessionTimes {
  wallMs: number
  workingMs: number
  waitingMs: number
  betweenTurnsMs: number
}

/** Null when no event says when it happened. What goes on is counted up to `nowMs`; pass null for a session at rest. */
export function sessionTimes(statistics: SessionStatistics, nowMs: number | null): SessionTimes | null {
  const { firstAtMs, lastAtMs, turnMs, waitMs, openSinceMs, waitingSinceMs } = statistics
  if (firstAtMs === null || lastAtMs === null) return null
  const endMs = openSinceMs !== null && nowMs !== null ? Math.max(nowMs, lastAtMs) : lastAtMs
  const inTurnsMs = turnMs + (openSinceMs === null ? 0 : Math.max(0, endMs - openSinceMs))
  const wallMs = Math.max(endMs - firstAtMs, inTurnsMs)
  const waitingMs = Math.min(inTurnsMs, waitMs + (waitingSinceMs === null ? 0 : Math.max(0, endMs - waitingSinceMs)))
  return { wallMs, workingMs: inTurnsMs - waitingMs, waitingMs, betweenTurnsMs: wallMs - inTurnsMs }
}
