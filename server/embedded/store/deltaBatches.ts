import type { Preview } from '../canonical.ts'

type Delta = Extract<Preview, { type: 'event_delta' }>

/** Gathers the pieces of text of a session, so that readers get at most one frame per block and interval. */
export interface DeltaBatches {
  add(sessionId: string, preview: Preview): void
  /** Sends at once what waits: called before an event of the session is written, to keep the order. */
  flush(sessionId: string): void
  /** The session is at rest; nothing of it is kept. */
  forget(sessionId: string): void
  close(): void
}

interface Batch {
  intervalMs: number
  sentAt: number
  waiting: Delta[]
  timer: NodeJS.Timeout | undefined
}

export function createDeltaBatches(options: {
  /** The session's `delta_flush_interval_ms`. */
  intervalOf: (sessionId: string) => Promise<number>
  send: (sessionId: string, preview: Preview) => void
}): DeltaBatches {
  const batches = new Map<string, Batch>()

  function batchOf(sessionId: string): Batch {
    const known = batches.get(sessionId)
    if (known) return known
    const batch: Batch = { intervalMs: 100, sentAt: Number.NEGATIVE_INFINITY, waiting: [], timer: undefined }
    batches.set(sessionId, batch)
    void options.intervalOf(sessionId).then(
      (intervalMs) => {
        batch.intervalMs = intervalMs
      },
      // Without the session's own interval the usual one holds; the reader of the session reports the real failure.
      () => undefined,
    )
    return batch
  }

  function flush(sessionId: string): void {
    const batch = batches.get(sessionId)
    if (!batch) return
    clearTimeout(batch.timer)
    batch.timer = undefined
    if (batch.waiting.length === 0) return
    batch.sentAt = Date.now()
    const deltas = batch.waiting
    batch.waiting = []
    for (const delta of deltas) options.send(sessionId, delta)
  }

  return {
    flush,
    add(sessionId, preview) {
      if (preview.type !== 'event_delta') {
        if (preview.type === 'event_start') batchOf(sessionId)
        flush(sessionId)
        options.send(sessionId, preview)
        return
      }
      const batch = batchOf(sessionId)
      const same = batch.waiting.find(({ eventId, index }) => eventId === preview.eventId && index === preview.index)
      if (same) same.text += preview.text
      else batch.waiting.push({ ...preview })
      const dueMs = batch.sentAt + batch.intervalMs - Date.now()
      if (dueMs <= 0) flush(sessionId)
      else batch.timer ??= setTimeout(flush, dueMs, sessionId)
    },
    forget(sessionId) {
      clearTimeout(batches.get(sessionId)?.timer)
      batches.delete(sessionId)
    },
    close() {
      for (const { timer } of batches.values()) clearTimeout(timer)
      batches.clear()
    },
  }
}
