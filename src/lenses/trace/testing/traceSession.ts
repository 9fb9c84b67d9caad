import type { SessionEvent } from '@/domain/session/events.ts'
import { newLog } from '@/domain/session/testing/describeLog.ts'
import { received } from '@/domain/session/testing/events.ts'
import type { SessionView } from '../../sessionView.ts'

/** When the sessions of these tests begin. */
export const beganMs = Date.parse('2026-05-18T09:26:15Z')

/** Puts events at the seconds given before each of them, counted from the beginning of the session. */
export function at(...timed: (readonly [number, SessionEvent])[]): SessionEvent[] {
  return timed.map(([seconds, event]) => ({ ...event, atMs: beganMs + seconds * 1000 }))
}

/** A session that has ended, as the log tells it, and how to let more happen in it. */
export function createTraceSession(events: SessionEvent[], fields: Partial<SessionView> = {}) {
  const log = newLog()
  const view = (): SessionView => ({
    timeline: log.timeline(),
    items: log.items(),
    version: log.version,
    drafts: [],
    status: log.status().status,
    stopReason: log.status().stopReason,
    pending: log.pending(),
    usage: log.usage(),
    isComplete: true,
    isLive: false,
    now: () => beganMs,
    read: (eventId) => log.read(eventId),
    rawJson: (eventId) => log.rawJson(eventId),
    ...fields,
  })
  for (const event of events) log.append(received(event))
  return {
    view,
    append(...more: SessionEvent[]) {
      for (const event of more) log.append(received(event))
      return view()
    },
    prepend(...older: SessionEvent[]) {
      log.addPage(older.map(received), 'older')
      return view()
    },
  }
}
