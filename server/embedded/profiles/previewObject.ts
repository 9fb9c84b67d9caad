import type { JsonObject, Preview } from '../canonical.ts'

/** Both forms stream partial text alike, to connections that asked for it. */
export function toPreviewObject(preview: Preview): JsonObject | null {
  switch (preview.type) {
    case 'event_start':
      return { type: 'event_start', event: { id: preview.event.id, type: preview.event.type } }
    case 'event_delta':
      return {
        type: 'event_delta',
        event_id: preview.eventId,
        delta: { type: 'content_delta', index: preview.index, content: { type: 'text', text: preview.text } },
      }
    case 'event_dropped':
      return null
  }
}
