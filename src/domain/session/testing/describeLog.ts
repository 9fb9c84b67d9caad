import { createEventLog, type EventLog } from '../eventLog.ts'
import type { SessionEvent } from '../events.ts'
import type { TimelineRow } from '../timeline.ts'
import { readReceived, received } from './events.ts'

export const newLog = (): EventLog => createEventLog({ decode: readReceived })

export const rowsOf = (log: EventLog): TimelineRow[] => {
  const timeline = log.timeline()
  return Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).filter((row) => row !== undefined)
}

/** What the items say, but for how and when each arrived. */
const itemsOf = (log: EventLog) => {
  const items = log.items()
  return Array.from({ length: items.length }, (_, index) => {
    const { id, kind, name, summary, isError, durationMs, partnerId } = items.at(index) ?? {}
    const isFound = id !== undefined && items.indexOf(id) === index
    return { id, kind, name, summary, isError, durationMs, partnerId, isFound, turn: items.turnAt(index) }
  })
}

/** Everything a reader can see of a log. */
export const seen = (log: EventLog) => ({
  ids: log.ids(),
  rows: rowsOf(log),
  items: itemsOf(log),
  places: log.ids().map((id) => log.timeline().indexOf(id)),
  status: log.status(),
  pending: log.pending(),
  usage: log.usage(),
  kinds: log.items().kindCounts(),
})

/** The log as one reads it who was there from the beginning. */
export function plainly(events: SessionEvent[]): EventLog {
  const log = newLog()
  for (const event of events) log.append(received(event))
  return log
}
