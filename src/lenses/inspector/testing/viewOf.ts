import { createEventLog } from '@/domain/session/eventLog.ts'
import type { SessionEvent } from '@/domain/session/events.ts'
import { readReceived, received } from '@/domain/session/testing/events.ts'
import type { SessionView } from '../../sessionView.ts'

/** A session as lenses see it, over a real log of these events. `rawOf` may change the JSON they came as. */
export function viewOf(
  events: readonly SessionEvent[],
  fields: Partial<SessionView> = {},
  rawOf: (json: string) => string = (json) => json,
): SessionView {
  const log = createEventLog({ decode: readReceived })
  log.addPage(
    events.map((event) => ({ event, rawJson: rawOf(received(event).rawJson) })),
    'newer',
  )
  return {
    timeline: log.timeline(),
    items: log.items(),
    version: log.version,
    drafts: [],
    ...log.status(),
    pending: log.pending(),
    usage: log.usage(),
    isComplete: true,
    isLive: false,
    now: () => events.at(-1)?.atMs ?? 0,
    read: log.read,
    rawJson: log.rawJson,
    ...fields,
  }
}
