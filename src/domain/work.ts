import { type Json, toNumberOrNull, toRecord, toText, toTextMap, toTextOrNull } from './json.ts'

/** A session of a self-hosted environment that waits for a worker or has one. `raw` holds the answer whole. */
export interface Work {
  id: string
  /** `queued`, `starting`, `active`, `stopping`, `stopped`, or a word we do not know. */
  state: string
  /** The session it is about; null for another kind of work. */
  sessionId: string | null
  metadata: Record<string, string>
  createdAt: string | null
  latestHeartbeatAt: string | null
  raw: Json
}

/** The queue of a self-hosted environment in numbers. */
export interface WorkStats {
  depth: number
  pending: number
  oldestQueuedAt: string | null
  workersPolling: number
}

export function readWork(value: unknown): Work {
  const raw = toRecord(value)
  const data = toRecord(raw.data)
  return {
    id: toText(raw.id),
    state: toText(raw.state),
    sessionId: data.type === 'session' ? toTextOrNull(data.id) : null,
    metadata: toTextMap(raw.metadata),
    createdAt: toTextOrNull(raw.created_at),
    latestHeartbeatAt: toTextOrNull(raw.latest_heartbeat_at),
    raw,
  }
}

export function readWorkStats(value: unknown): WorkStats {
  const raw = toRecord(value)
  return {
    depth: toNumberOrNull(raw.depth) ?? 0,
    pending: toNumberOrNull(raw.pending) ?? 0,
    oldestQueuedAt: toTextOrNull(raw.oldest_queued_at),
    workersPolling: toNumberOrNull(raw.workers_polling) ?? 0,
  }
}
