/** A stretch of the axis. */
export interface Stretch {
  from: number
  to: number
}

/** Nothing is drawn wider than this: one millisecond across the whole axis. */
export const narrowest = 1

/** The stretch with the place at `fraction` of it (0 to 1) kept still and everything drawn `factor` times as wide. */
export function zoomAt({ from, to }: Stretch, fraction: number, factor: number, whole: Stretch): Stretch {
  const span = Math.min(Math.max((to - from) / factor, narrowest), whole.to - whole.from)
  const still = from + (to - from) * fraction
  return fitInto({ from: still - span * fraction, to: still + span * (1 - fraction) }, whole)
}

/** The stretch moved by a part of its length, not beyond the whole. */
export function panBy({ from, to }: Stretch, fraction: number, whole: Stretch): Stretch {
  const distance = (to - from) * fraction
  return fitInto({ from: from + distance, to: to + distance }, whole)
}

/** Moves a stretch into the whole, and cuts it when it is longer. */
export function fitInto({ from, to }: Stretch, whole: Stretch): Stretch {
  const span = Math.min(to - from, whole.to - whole.from)
  const left = Math.min(Math.max(from, whole.from), whole.to - span)
  return { from: left, to: left + span }
}

/** Whether a stretch shows everything, but for less than could be seen. */
export const isWhole = ({ from, to }: Stretch, whole: Stretch): boolean => to - from >= (whole.to - whole.from) * 0.9999
