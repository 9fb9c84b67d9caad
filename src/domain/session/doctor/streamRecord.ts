/** One stored event as it came over the stream. Instants in milliseconds since the epoch. */
export interface ArrivalSample {
  /** By this computer's clock. */
  arrivedAtMs: number
  /** By the service's clock. */
  atMs: number | null
  bytes: number
  /** Events that came out of one read from the network share it. */
  chunkId: number
}

/** One time the stream was lost. */
export interface Reconnect {
  brokeAtMs: number
  /** A sentence. */
  reason: string
  /** Who ended it: the service or something on the way, nobody (it went silent), or whoever reads here. */
  cause: 'service' | 'silence' | 'reader'
  /** How long the connection had stood; null when it never did. */
  livedMs: number | null
  /** Connections tried since. */
  attempts: number
  /** Null while there is none. */
  restoredAtMs: number | null
  /** The last event known when it was restored. */
  resumedAfterId: string | null
  /** Events that came once more since. */
  duplicatesDropped: number
  /** What a comparison with the list found missing since; null while there was none. */
  missingCount: number | null
}

/** What is known of the connections of a session beside their events: enough to say what stands in the way. */
export interface StreamRecord {
  /** The latest connection: when it was answered, and when its first bytes came. */
  openedAtMs: number | null
  firstByteAtMs: number | null
  contentEncoding: string | null
  lastHeardAtMs: number | null
  /** The longest time without a byte on the latest connection. */
  longestSilenceMs: number
  /** The latest heartbeats of the latest connection, oldest first. */
  heartbeats: readonly number[]
  /** The latest arrivals, oldest first; without what was replayed when a connection opened. */
  arrivals: readonly ArrivalSample[]
  /** The latest breaks, oldest first. */
  reconnects: readonly Reconnect[]
}

const kept = { arrivals: 512, heartbeats: 40, reconnects: 50 }
/** A replay comes without a pause; whatever follows one is new. */
const replayPauseMs = 250
const longestReplayMs = 10_000

/** Keeps the record of a session's connections, bounded however long it stays open. All instants are given. */
export function createStreamRecord() {
  const arrivals: ArrivalSample[] = []
  let oldest = 0
  let reconnects: Reconnect[] = []
  let heartbeats: number[] = []
  let openedAtMs: number | null = null
  let firstByteAtMs: number | null = null
  let contentEncoding: string | null = null
  let lastHeardAtMs: number | null = null
  let longestSilenceMs = 0
  let chunkId = 0
  let isReplay = false

  const openBreak = () => {
    const last = reconnects.at(-1)
    return last && last.restoredAtMs === null ? last : null
  }

  return {
    /** A connection was answered. */
    opened(atMs: number, encoding: string | null): void {
      openedAtMs = atMs
      contentEncoding = encoding
      firstByteAtMs = null
      lastHeardAtMs = atMs
      longestSilenceMs = 0
      heartbeats = []
      isReplay = true
    },
    bytes(atMs: number): void {
      chunkId += 1
      firstByteAtMs ??= atMs
      const silenceMs = lastHeardAtMs === null ? 0 : atMs - lastHeardAtMs
      longestSilenceMs = Math.max(longestSilenceMs, silenceMs)
      if (silenceMs >= replayPauseMs || atMs - (openedAtMs ?? atMs) >= longestReplayMs) isReplay = false
      lastHeardAtMs = atMs
    },
    heartbeat(atMs: number): void {
      heartbeats = [...heartbeats.slice(1 - kept.heartbeats), atMs]
    },
    event(sample: Omit<ArrivalSample, 'chunkId'>): void {
      if (isReplay) return
      arrivals[oldest] = { ...sample, chunkId }
      oldest = (oldest + 1) % kept.arrivals
    },
    /** The connection is gone, or another attempt came to nothing. */
    broke(atMs: number, reason: string, cause: Reconnect['cause'] = 'service'): void {
      const open = openBreak()
      if (open) {
        reconnects = [...reconnects.slice(0, -1), { ...open, attempts: open.attempts + 1 }]
        return
      }
      const livedMs = openedAtMs === null ? null : atMs - openedAtMs
      const still = { restoredAtMs: null, resumedAfterId: null, duplicatesDropped: 0, missingCount: null }
      const now: Reconnect = { brokeAtMs: atMs, reason, cause, livedMs, attempts: 0, ...still }
      reconnects = [...reconnects.slice(1 - kept.reconnects), now]
    },
    /** There is a connection again, which goes on behind this event. */
    restored(atMs: number, resumedAfterId: string | null = null): void {
      const open = openBreak()
      if (!open) return
      const restored = { ...open, attempts: open.attempts + 1, restoredAtMs: atMs, resumedAfterId }
      reconnects = [...reconnects.slice(0, -1), restored]
    },
    /** An event came once more. */
    repeated(): void {
      const last = reconnects.at(-1)
      if (!last || last.restoredAtMs === null) return
      reconnects = [...reconnects.slice(0, -1), { ...last, duplicatesDropped: last.duplicatesDropped + 1 }]
    },
    /** The log was compared with the list, which speaks for every break since the last comparison. */
    compared(missingCount: number): void {
      if (reconnects.every((one) => one.missingCount !== null || one.restoredAtMs === null)) return
      reconnects = reconnects.map((one) =>
        one.missingCount === null && one.restoredAtMs !== null ? { ...one, missingCount } : one,
      )
    },
    /** Same reference as long as nothing changed. */
    reconnects: (): readonly Reconnect[] => reconnects,
    read: (): StreamRecord => ({
      openedAtMs,
      firstByteAtMs,
      contentEncoding,
      lastHeardAtMs,
      longestSilenceMs,
      heartbeats,
      arrivals: [...arrivals.slice(oldest), ...arrivals.slice(0, oldest)],
      reconnects,
    }),
  }
}
