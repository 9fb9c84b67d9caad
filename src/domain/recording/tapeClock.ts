/** A stretch in which nothing happened, shortened when played. */
export interface Pause {
  /** The position before which nothing happened. */
  position: number
  /** How long it really was. */
  realMs: number
}

/** The time of a tape as it is played: from 0, long pauses shortened, never running backwards. */
export interface TapeClock {
  readonly durationMs: number
  /** When the tape has reached a position. */
  offsetAt(position: number): number
  /** The position reached at an offset: everything up to that moment has happened. */
  positionAt(offsetMs: number): number
  /** What the clocks said at a position, in milliseconds since the epoch; null when nothing has a time. */
  instantAt(position: number): number | null
}

/** A longer pause is played as this. */
export const longestPauseMs = 2000

/** Steps without a time happen together with the one before. */
export function createTapeClock() {
  const offsets: number[] = []
  const instants: (number | null)[] = []
  const pauses: Pause[] = []
  let latest: number | null = null

  return {
    get durationMs() {
      return offsets.at(-1) ?? 0
    },
    add(atMs: number | null): void {
      const previous = latest
      // Two clocks may have written the times: the recorder's and the service's.
      if (atMs !== null) latest = Math.max(atMs, previous ?? atMs)
      const realMs = previous === null || latest === null ? 0 : latest - previous
      if (realMs > longestPauseMs) pauses.push({ position: offsets.length, realMs })
      offsets.push((offsets.at(-1) ?? 0) + Math.min(realMs, longestPauseMs))
      instants.push(latest)
    },
    lastAtMs: (): number | null => latest,
    pauses: (): readonly Pause[] => pauses,
    offsetAt: (position: number): number =>
      position <= 0 ? 0 : (offsets[Math.min(position, offsets.length) - 1] ?? 0),
    positionAt(offsetMs: number): number {
      let low = 0
      let high = offsets.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((offsets[middle] ?? 0) <= offsetMs) low = middle + 1
        else high = middle
      }
      return low
    },
    instantAt: (position: number): number | null =>
      instants[Math.max(0, Math.min(position, instants.length) - 1)] ?? null,
  }
}
