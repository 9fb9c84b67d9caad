import type { Clock } from '../clock.ts'
import type { NamedEntry } from './nameEvents.ts'
import { instantOf } from './writeEntries.ts'

/** A recording that is being played. */
export interface Play {
  /** Writes what is left at once. */
  finish(): Promise<void>
  /** Stops where it is. */
  stop(): Promise<void>
}

export interface PlayOptions {
  entries: NamedEntry[]
  clock: Clock
  /** 1 is the original timing, 2 twice as fast. */
  speed: number
  write(entries: NamedEntry[]): Promise<void>
  /** Called once, when everything is written. */
  onEnd(): Promise<void>
  onFailure(error: unknown): void
}

/** Writes entries at the pace at which they were recorded. What has no time of its own comes with the one before. */
export function playEntries({ entries, clock, speed, write, onEnd, onFailure }: PlayOptions): Play {
  const offsets = toOffsets(entries)
  const startMs = clock.nowMs()
  let mode: 'timed' | 'finishing' | 'stopped' = 'timed'
  let wake = () => {}

  function waitUntil(dueMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(dueMs - clock.nowMs(), resolve)
      wake = () => {
        cancel()
        resolve()
      }
    })
  }

  async function run() {
    let next = 0
    while (next < entries.length && mode !== 'stopped') {
      const dueMs = startMs + (offsets[next] ?? 0) / speed
      if (mode === 'timed' && dueMs > clock.nowMs()) {
        await waitUntil(dueMs)
        continue
      }
      const from = next
      const elapsedMs = (clock.nowMs() - startMs) * speed
      while (next < entries.length && (mode === 'finishing' || (offsets[next] ?? 0) <= elapsedMs)) next += 1
      // Rounding must not make it stand still.
      next = Math.max(next, from + 1)
      await write(entries.slice(from, next))
    }
    if (mode !== 'stopped') await onEnd()
  }

  const done = run().catch(onFailure)
  const end = (how: 'finishing' | 'stopped') => {
    mode = how
    wake()
    return done
  }
  return { finish: () => end('finishing'), stop: () => end('stopped') }
}

/** Milliseconds from the first entry to each; two clocks may have written the times, so they never run backwards. */
function toOffsets(entries: NamedEntry[]): number[] {
  const offsets: number[] = []
  let first: number | null = null
  let latest = 0
  for (const entry of entries) {
    const ms = instantOf(entry)
    first ??= ms
    if (ms !== null && first !== null) latest = Math.max(latest, ms - first)
    offsets.push(latest)
  }
  return offsets
}
