import type { IdleGap } from './idleGaps.ts'

/** A gap drawn shorter than it was. `from` and `to` are places on the axis. */
export interface Seam extends IdleGap {
  from: number
  to: number
}

/** Session time to places on the axis, in milliseconds from its beginning, and back. Both ways keep the order. */
export interface TimeMap {
  startMs: number
  toPlace(ms: number): number
  toMs(place: number): number
  /** What is drawn shorter, left to right; empty when nothing is. */
  seams: readonly Seam[]
}

/** The axis as it is: one millisecond is one. */
export const plainTimeMap = (startMs: number): TimeMap => ({
  startMs,
  toPlace: (ms) => ms - startMs,
  toMs: (place) => startMs + place,
  seams: [],
})

/** The axis with every gap longer than `seamMs` drawn as long as `seamMs`. */
export function compressedTimeMap(startMs: number, gaps: readonly IdleGap[], seamMs: number): TimeMap {
  const seams: Seam[] = []
  let removedMs = 0
  for (const gap of gaps) {
    const excessMs = gap.endMs - gap.startMs - seamMs
    if (excessMs <= 0 || gap.startMs < startMs) continue
    const from = gap.startMs - startMs - removedMs
    seams.push({ ...gap, from, to: from + seamMs })
    removedMs += excessMs
  }
  return {
    startMs,
    seams,
    toPlace(ms) {
      const seam = lastSeam(seams, (one) => one.startMs <= ms)
      if (!seam) return ms - startMs
      if (ms >= seam.endMs) return seam.to + (ms - seam.endMs)
      return seam.from + ((ms - seam.startMs) / (seam.endMs - seam.startMs)) * seamMs
    },
    toMs(place) {
      const seam = lastSeam(seams, (one) => one.from <= place)
      if (!seam) return startMs + place
      if (place >= seam.to) return seam.endMs + (place - seam.to)
      return seam.startMs + ((place - seam.from) / seamMs) * (seam.endMs - seam.startMs)
    },
  }
}

/** The seams that touch a stretch of the axis. */
export function seamsBetween(seams: readonly Seam[], from: number, to: number): Seam[] {
  const found: Seam[] = []
  for (let index = countWhile(seams, (seam) => seam.to < from); index < seams.length; index += 1) {
    const seam = seams[index]
    if (!seam || seam.from > to) break
    found.push(seam)
  }
  return found
}

const lastSeam = (seams: readonly Seam[], holds: (seam: Seam) => boolean): Seam | undefined =>
  seams[countWhile(seams, holds) - 1]

/** How many from the left `holds` is true for; it is true for none behind them. */
export function countWhile<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && holds(item)) low = middle + 1
    else high = middle
  }
  return low
}
