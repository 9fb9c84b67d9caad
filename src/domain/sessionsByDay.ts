import { type SessionSummary, sessionPhase } from './sessionSummary.ts'

/** What the sessions that were made on one day tell of themselves. */
export interface DayOfSessions {
  /** Local midnight, in milliseconds since the epoch. */
  atMs: number
  sessions: number
  /** Those that ended for good. */
  ended: number
  tokens: number
  credits: number
}

/** The last days up to now, oldest first, days without a session among them. */
export function sessionsByDay(sessions: readonly SessionSummary[], days: number, nowMs: number): DayOfSessions[] {
  const today = new Date(nowMs)
  const all = Array.from({ length: days }, (_, index): DayOfSessions => {
    const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate() - (days - 1 - index))
    return { atMs: midnight.getTime(), sessions: 0, ended: 0, tokens: 0, credits: 0 }
  })
  for (const { createdAt, status, usage } of sessions) {
    const day = all.findLast(({ atMs }) => atMs <= Date.parse(createdAt ?? ''))
    if (!day) continue
    day.sessions += 1
    if (sessionPhase(status) === 'ended') day.ended += 1
    day.tokens += (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0)
    day.credits += usage.totalCredits ?? 0
  }
  return all
}
