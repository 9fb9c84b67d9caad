import type { SessionEvent } from './events.ts'
import type { LogEntry } from './logEntry.ts'
import { createPayloads, type PayloadRef } from './payloads.ts'
import { createRecentEvents } from './recentEvents.ts'

export interface EventStoreOptions {
  /** Reads an event's JSON; `fallback` says what the JSON itself may leave out. */
  decode(rawJson: string, fallback: { id: string; type: string }): SessionEvent
}

export type EventStore = ReturnType<typeof createEventStore>

/** The payloads of a log, kept as bytes and read again when they are looked at. */
export function createEventStore({ decode }: EventStoreOptions) {
  const payloads = createPayloads()
  const recent = createRecentEvents()
  return {
    put: (rawJson: string): PayloadRef => payloads.put(rawJson),
    text: (payload: PayloadRef): string => payloads.text(payload),
    isSameText: ({ payload }: LogEntry, rawJson: string): boolean =>
      payload !== null && payloads.text(payload) === rawJson,
    replace(entry: LogEntry, rawJson: string): void {
      entry.payload = payloads.put(rawJson)
      recent.forget(entry.id)
    },
    read(entry: LogEntry | undefined): SessionEvent | undefined {
      if (!entry?.payload) return undefined
      const { id, hasOwnId } = entry
      const kept = recent.get(id)
      if (kept) return kept
      const rawJson = payloads.text(entry.payload)
      const event = { ...decode(rawJson, { id, type: entry.facts.type }), hasOwnId }
      recent.keep(id, event, rawJson.length)
      return event
    },
    rawJson(entry: LogEntry | undefined): string | undefined {
      return entry?.payload ? payloads.text(entry.payload) : undefined
    },
  }
}
