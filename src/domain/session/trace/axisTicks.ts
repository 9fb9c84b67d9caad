import { seamsBetween, type TimeMap } from './timeMap.ts'

interface AxisTick {
  /** Place on the axis. */
  place: number
  /** Milliseconds since the session began. */
  offsetMs: number
}

const steps = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 3, 6, 10, 15, 30].map((seconds) => seconds * 1000),
  ...[1, 2, 3, 6, 10, 15, 30].map((minutes) => minutes * 60_000),
  ...[1, 2, 3, 6, 12].map((hours) => hours * 3_600_000),
]
const dayMs = 86_400_000

/** The distance between ticks, in milliseconds, for at most `most` of them. */
export function tickStep(spanMs: number, most: number): number {
  const smallest = spanMs / most
  return steps.find((step) => step >= smallest) ?? Math.ceil(smallest / dayMs) * dayMs
}

/** Ticks at round times between two places, left to right. Inside a seam there are none. */
export function axisTicks(map: TimeMap, from: number, to: number, most: number): { step: number; ticks: AxisTick[] } {
  const step = tickStep(to - from, most)
  const ticks: AxisTick[] = []
  const seams = seamsBetween(map.seams, from, to)
  let left = from
  for (let index = 0; index <= seams.length; index += 1) {
    const right = seams[index]?.from ?? to
    const lastMs = map.toMs(right) - map.startMs
    let count = Math.ceil((map.toMs(left) - map.startMs) / step)
    for (; count * step <= lastMs; count += 1) {
      const place = map.toPlace(map.startMs + count * step)
      if (place - (ticks.at(-1)?.place ?? Number.NEGATIVE_INFINITY) < step * 0.6) continue
      ticks.push({ place, offsetMs: count * step })
    }
    left = seams[index]?.to ?? right
  }
  return { step, ticks }
}
