import type { SessionRecord } from '../../canonical.ts'
import { Problem } from '../../problem.ts'
import type { EventStore } from '../../store/store.ts'
import type { StreamStart } from './findStart.ts'
import { followSession } from './followSession.ts'
import type { Frames } from './frames.ts'
import type { StreamSink } from './sink.ts'

export interface Subscription {
  session: SessionRecord
  /** Only this thread's events, or all. */
  threadId: string | null
  /** The types of event whose writing is shown piece by piece. */
  wanted: Set<string>
  start: StreamStart
}

/** All open streams of the embedded cloud. */
export interface EventStreams {
  open(sink: StreamSink, subscription: Subscription): void
  /** Ends every stream. */
  close(): void
}

/** Who is this far behind is cut off, and resumes from its cursor. */
const maxBufferedBytes = 8 * 1024 * 1024

export function createEventStreams(options: {
  events: EventStore
  frames: Frames
  heartbeatMs: number
  log: (line: string) => void
}): EventStreams {
  const { events, frames, heartbeatMs, log } = options
  const endings = new Set<() => void>()

  return {
    open(sink, { session, threadId, wanted, start }) {
      const gone = new AbortController()
      /** Events announced on this connection and not yet complete, with their type. */
      const announced = new Map<string, string>()
      if (start.inFlight) announced.set(start.inFlight.id, start.inFlight.type)

      let isEnded = false

      function end(): void {
        isEnded = true
        sink.end()
      }

      function write(frame: Uint8Array): void {
        if (isEnded || gone.signal.aborted) return
        // Looked at before the write: one frame may be larger than all that may wait.
        if (sink.bufferedBytes() > maxBufferedBytes) sink.destroy()
        else sink.write(frame)
      }

      const heartbeat = setInterval(write, heartbeatMs, frames.heartbeat)
      endings.add(end)
      sink.onClose(() => {
        clearInterval(heartbeat)
        endings.delete(end)
        gone.abort()
      })
      write(frames.greeting)

      const reader = {
        event(event: Parameters<typeof frames.event>[0]) {
          announced.delete(event.id)
          if (threadId === null ? !event.isThreadOnly : event.threadId === threadId) write(frames.event(event))
        },
        preview(preview: Parameters<typeof frames.preview>[0]) {
          if (preview.type === 'event_start') {
            const { id, type } = preview.event
            if (!wanted.has(type) || announced.has(id)) return
            if ((preview.threadId ?? session.threadId) !== (threadId ?? session.threadId)) return
            announced.set(id, type)
          } else if (preview.type === 'event_dropped') {
            announced.delete(preview.eventId)
          } else if (announced.get(preview.eventId) !== 'agent.message' || !wanted.has('agent.message')) return
          const frame = frames.preview(preview)
          if (frame) write(frame)
        },
        end,
        ready: async () => {
          await sink.drained()
        },
      }
      followSession(events, { sessionId: session.id, start, reader, signal: gone.signal }).catch((error: unknown) => {
        log(`A stream of session ${session.id} broke off: ${String(error)}`)
        const problem = new Problem(500, 'api_error', 'The events could not be read. Connect again to go on.')
        write(frames.error(problem, ''))
        end()
      })
    },
    close() {
      for (const end of endings) end()
    },
  }
}
