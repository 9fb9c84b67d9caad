import { ApiError } from '@/api/http.ts'

export interface Pace {
  /** Writes begun in a second, at most. */
  perSecond: number
  now: () => number
  sleep: (ms: number) => Promise<void>
}

/** What the API advises for writes. */
export const writePace: Pace = {
  perSecond: 20,
  now: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

const mostTries = 4

export interface PacedWork<Item> {
  items: readonly Item[]
  /** Does one. It may be called again for the same item after the server asked for patience. */
  act: (item: Item) => Promise<unknown>
  /** Told as soon as one is done, or failed for good. */
  onSettled: (item: Item, error: Error | null) => void
  signal: AbortSignal
  pace?: Pace
}

/** Does one item after the other, not faster than the pace, and waits as long as the server asks for. */
export async function runPaced<Item>({
  items,
  act,
  onSettled,
  signal,
  pace = writePace,
}: PacedWork<Item>): Promise<void> {
  const gapMs = 1000 / pace.perSecond
  let nextAtMs = pace.now()
  const wait = async () => {
    const waitMs = nextAtMs - pace.now()
    if (waitMs > 0) await pace.sleep(waitMs)
    nextAtMs = Math.max(nextAtMs, pace.now()) + gapMs
  }
  for (const item of items) {
    for (let tries = 1; !signal.aborted; tries += 1) {
      await wait()
      if (signal.aborted) return
      try {
        await act(item)
        onSettled(item, null)
        break
      } catch (error) {
        const patienceMs = patienceOf(error, tries)
        if (patienceMs === null || tries === mostTries) {
          onSettled(item, error instanceof Error ? error : new Error('It failed.'))
          break
        }
        nextAtMs = pace.now() + patienceMs
      }
    }
  }
}

/** How long to wait before another try; null when there is no use in one. */
function patienceOf(error: unknown, tries: number): number | null {
  if (!(error instanceof ApiError) || (error.status !== 429 && error.status !== 503)) return null
  return error.retryAfterMs ?? 1000 * 2 ** (tries - 1)
}
