import type { FakeStream } from './fakeStream.ts'

/** Announces a message that is being written. */
export function sendStart(stream: FakeStream, draftId: string): void {
  const start = { type: 'event_start', event: { id: draftId, type: 'agent.message' } }
  stream.sendFrame('event_start', JSON.stringify(start), draftId)
}

/** The next words of it. */
export function sendDelta(stream: FakeStream, draftId: string, words: string): void {
  const delta = { type: 'content_delta', index: 0, content: { type: 'text', text: words } }
  stream.sendFrame('event_delta', JSON.stringify({ type: 'event_delta', event_id: draftId, delta }), draftId)
}
