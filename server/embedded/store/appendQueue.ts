import type { Preview, StoredEvent } from '../canonical.ts'
import type { Problem } from '../problem.ts'
import type { Write } from './writeEvents.ts'

type Answer = StoredEvent[] | Problem

/** Appends and previews in one order. Appends of one turn of the event loop are written together. */
export interface AppendQueue {
  append(write: Write): Promise<StoredEvent[]>
  preview(sessionId: string, preview: Preview): void
  /** Resolves when everything queued so far is written or refused. */
  settled(): Promise<void>
}

type Entry =
  | { write: Write; resolve: (events: StoredEvent[]) => void; reject: (error: unknown) => void }
  | { write: null; sessionId: string; preview: Preview }

export function createAppendQueue(options: {
  write: (writes: Write[]) => Promise<Answer[]>
  deliver: (sessionId: string, item: StoredEvent | Preview) => void
}): AppendQueue {
  let waiting: Entry[] = []
  let running: Promise<void> | undefined

  function enqueue(entry: Entry): void {
    waiting.push(entry)
    running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(drain)
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const entries = waiting
      waiting = []
      const answers = await writeAll(entries.flatMap(({ write }) => (write ? [write] : [])))
      for (const entry of entries) {
        if (!entry.write) options.deliver(entry.sessionId, entry.preview)
        else settle(entry, answers.get(entry.write))
      }
    }
    running = undefined
  }

  function settle(entry: Extract<Entry, { resolve: unknown }>, answer: Answer | { failed: unknown } | undefined): void {
    if (!Array.isArray(answer)) {
      entry.reject(answer && 'failed' in answer ? answer.failed : answer)
      return
    }
    for (const event of answer) options.deliver(event.sessionId, event)
    entry.resolve(answer)
  }

  /** Together if the database takes them all, else each alone: one bad write must not take its neighbours along. */
  async function writeAll(writes: Write[]): Promise<Map<Write, Answer | { failed: unknown }>> {
    const answers = new Map<Write, Answer | { failed: unknown }>()
    if (writes.length === 0) return answers
    try {
      const together = await options.write(writes)
      for (const [position, write] of writes.entries()) answers.set(write, together[position] ?? [])
    } catch (failed) {
      if (writes.length === 1) for (const write of writes) answers.set(write, { failed })
      else for (const write of writes) for (const [, answer] of await writeAll([write])) answers.set(write, answer)
    }
    return answers
  }

  return {
    append: (write) => new Promise((resolve, reject) => enqueue({ write, resolve, reject })),
    preview(sessionId, preview) {
      if (running) enqueue({ write: null, sessionId, preview })
      else options.deliver(sessionId, preview)
    },
    settled: async () => {
      while (running) await running
    },
  }
}
