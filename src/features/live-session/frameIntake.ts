import { createDeltaFrames } from '@/domain/session/deltaFrames.ts'
import type { createStreamRecord } from '@/domain/session/doctor/streamRecord.ts'
import { createDrafts } from '@/domain/session/drafts.ts'
import type { EventLog } from '@/domain/session/eventLog.ts'
import type { ReceivedEvent, StreamFrame } from '@/domain/session/events.ts'

export interface FrameIntakeOptions {
  log: EventLog
  record: ReturnType<typeof createStreamRecord>
  now(): number
}

/** Takes what a stream brings, and once a picture puts it into the log and beside it. */
export function createFrameIntake({ log, record, now }: FrameIntakeOptions) {
  const drafts = createDrafts(log.has)
  const deltas = createDeltaFrames(log.has)
  let queue: { frame: StreamFrame; arrivedAtMs: number }[] = []
  /** The last stored event that came by a stream or a list: previews share ids with events yet to come, so they do not count. */
  let lastKnownId: string | null = null
  let lastHeartbeatAtMs: number | null = null

  const put = (received: ReceivedEvent, arrivedAtMs: number) => {
    if (log.has(received.event.id)) record.repeated()
    log.append(received, arrivedAtMs)
    drafts.finish(received.event.id)
    if (closesDrafts(received)) drafts.drop()
  }

  return {
    drafts: drafts.list,
    dropDrafts: drafts.drop,
    deltas: deltas.read,
    lastKnownId: () => lastKnownId,
    lastHeartbeatAtMs: () => lastHeartbeatAtMs,
    take(frame: StreamFrame): void {
      const arrivedAtMs = now()
      if (frame.kind === 'heartbeat') {
        lastHeartbeatAtMs = arrivedAtMs
        record.heartbeat(arrivedAtMs)
        return
      }
      queue.push({ frame, arrivedAtMs })
      if (frame.kind === 'cursor') lastKnownId = frame.eventId
      if (frame.kind !== 'event') return
      record.event({ arrivedAtMs, atMs: frame.event.atMs, bytes: frame.rawJson.length })
      if (frame.event.hasOwnId) lastKnownId = frame.event.id
    },
    /** A list told these. Gives the last of them that has an id of its own. */
    listed(page: readonly ReceivedEvent[]): string | null {
      const last = page.findLast(({ event }) => event.hasOwnId)
      if (last) lastKnownId = last.event.id
      return last?.event.id ?? null
    },
    apply(): void {
      const frames = queue
      queue = []
      for (const { frame, arrivedAtMs } of frames) {
        if (frame.kind === 'event') put(frame, arrivedAtMs)
        else if (frame.kind === 'draft_start' || frame.kind === 'draft_delta') {
          deltas.apply(frame, arrivedAtMs)
          drafts.apply(frame, arrivedAtMs)
        }
      }
    },
  }
}

/** Nothing comes behind it. */
export const isTerminal = ({ event }: Pick<ReceivedEvent, 'event'>): boolean =>
  event.type === 'session.status_terminated' || event.type === 'session.deleted'

/** A message whose model request died, or whose session stopped, will not come. */
function closesDrafts({ event }: ReceivedEvent): boolean {
  if (event.type === 'span.model_request_end') return event.isError
  return event.type === 'session.status_idle' || event.type === 'session.error' || isTerminal({ event })
}
