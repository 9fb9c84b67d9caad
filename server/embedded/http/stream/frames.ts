import type { Json, Preview, StoredEvent } from '../../canonical.ts'
import type { Problem } from '../../problem.ts'
import type { ApiProfile } from '../../profiles/profile.ts'
import { sortedJson } from './sortedJson.ts'

/** Events and previews as the bytes of a stream. Each is written once, however many connections it goes to. */
export interface Frames {
  event(event: StoredEvent): Uint8Array
  /** Undefined for what this form of the API does not show. */
  preview(preview: Preview): Uint8Array | undefined
  error(problem: Problem, requestId: string): Uint8Array
  heartbeat: Uint8Array
  /** The first bytes of a stream: a comment, so that a reader sees at once that it is connected. */
  greeting: Uint8Array
}

export function createFrames(profile: ApiProfile): Frames {
  const written = new WeakMap<StoredEvent | Preview, Uint8Array>()

  function once(key: StoredEvent | Preview, write: () => Uint8Array): Uint8Array {
    const known = written.get(key)
    if (known) return known
    const frame = write()
    written.set(key, frame)
    return frame
  }

  return {
    event: (event) => once(event, () => toFrame(event.id, event.type, profile.event(event))),
    preview(preview) {
      const data = profile.preview(preview)
      if (data === null || preview.type === 'event_dropped') return undefined
      const id = preview.type === 'event_start' ? preview.event.id : preview.eventId
      return once(preview, () => toFrame(id, preview.type, data))
    },
    error: (problem, requestId) =>
      Buffer.from(`event: error\ndata: ${sortedJson(profile.problem(problem, requestId))}\n\n`),
    heartbeat: Buffer.from(profile.heartbeat),
    greeting: Buffer.from(': connected\n\n'),
  }
}

function toFrame(id: string, type: string, data: Json): Uint8Array {
  return Buffer.from(`id: ${id}\nevent: ${type}\ndata: ${sortedJson(data)}\n\n`)
}
