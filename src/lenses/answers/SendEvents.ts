import type { OutgoingEvent } from '@/domain/session/events.ts'

/** Sends events to the open session. Settles when they are accepted; rejects with what the server said. */
export type SendEvents = (events: OutgoingEvent[]) => Promise<void>
