import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SessionEvent } from './events.ts'
import { arbitrarySession } from './testing/arbitrarySession.ts'
import { plainly, rowsOf } from './testing/describeLog.ts'

/** The obvious way: for each idle that asks, look at everything behind it. */
function waitingSlowly(events: SessionEvent[]): Set<string> {
  const waiting = new Set<string>()
  events.forEach((event, place) => {
    const isIdle = event.type === 'session.status_idle' || event.type === 'session.thread_status_idle'
    if (!isIdle || event.stopReason.type !== 'requires_action') return
    const later = events.slice(place + 1)
    const isOver = later.some((other) => {
      if (other.type === 'session.status_terminated') return true
      if (other.type === 'session.status_idle' && other.stopReason.type !== 'requires_action') return true
      if (event.type === 'session.thread_status_idle')
        return other.type.startsWith('session.thread_status_') && other.threadId === event.threadId
      return /^(session\.status_|user\.message)/.test(other.type)
    })
    if (isOver) return
    for (const id of event.stopReason.eventIds) {
      const isAnswered = events.some((other) => 'toolUseId' in other && other.toolUseId === id)
      if (!isAnswered) waiting.add(id)
    }
  })
  return waiting
}

it('finds the same calls waiting as looking at everything behind each idle', () => {
  fc.assert(
    fc.property(arbitrarySession, fc.nat(), (events, cut) => {
      const told = events.slice(0, 1 + (cut % events.length))
      const log = plainly(told)
      const waiting = waitingSlowly(told)
      expect(new Set(log.pending().map(({ eventId }) => eventId))).toEqual(waiting)
      for (const { eventId, sinceMs } of log.pending()) {
        const names = (event: SessionEvent) => 'stopReason' in event && event.stopReason.eventIds.includes(eventId)
        expect(sinceMs).toBe(told.find(names)?.atMs)
      }
      const rows = rowsOf(log).filter((row) => row.kind === 'call' && row.outcome === 'waiting')
      expect(new Set(rows.map(({ eventId }) => eventId))).toEqual(waiting)
    }),
    { numRuns: 120 },
  )
}, 30_000)
