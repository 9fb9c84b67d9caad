import type { ArrivalSample } from './streamRecord.ts'

/** Events that arrived together. */
export interface Burst {
  count: number
  bytes: number
  /** How far apart they happened, by the service's clock: what the first one was held back at least. */
  spanMs: number
  /** The shortest of their delays, by both clocks; null when none has a time. */
  delayMs: number | null
}

/** What one buffer lets go at once may take several reads. */
const togetherMs = 40

export function toBursts(arrivals: readonly ArrivalSample[]): Burst[] {
  const groups: ArrivalSample[][] = []
  for (const sample of arrivals) {
    const last = groups.at(-1)?.at(-1)
    const isTogether = last && (last.chunkId === sample.chunkId || sample.arrivedAtMs - last.arrivedAtMs <= togetherMs)
    if (isTogether) groups.at(-1)?.push(sample)
    else groups.push([sample])
  }
  return groups.map((group) => {
    const timed = group.flatMap(({ atMs, arrivedAtMs }) =>
      atMs === null ? [] : [{ atMs, delayMs: arrivedAtMs - atMs }],
    )
    const times = timed.map(({ atMs }) => atMs)
    return {
      count: group.length,
      bytes: group.reduce((sum, { bytes }) => sum + bytes, 0),
      spanMs: times.length === 0 ? 0 : Math.max(...times) - Math.min(...times),
      delayMs: timed.length === 0 ? null : Math.min(...timed.map(({ delayMs }) => delayMs)),
    }
  })
}

/** The value below which `share` (0–1) of the values lie; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
