/** The strips of the minimap. `turn` is not drawn: where it is empty, nothing happened. */
export const minimapLanes = ['turn', 'user', 'message', 'thinking', 'tool', 'span', 'wait', 'error'] as const

export type MinimapLane = (typeof minimapLanes)[number]

/** A stretch of session time, in milliseconds since the epoch. A null end is still open and reaches to the present. */
export interface MinimapMark {
  lane: MinimapLane
  startMs: number
  endMs: number | null
}

export interface TimeRange {
  startMs: number
  endMs: number
}

export interface MinimapBins {
  add(mark: MinimapMark): void
  /** Takes back a mark that was added before. */
  remove(mark: MinimapMark): void
  /** From the first start to the last known end or start; null while there is nothing. */
  extent(): TimeRange | null
  count(lane: MinimapLane): number
  /** How many marks of the lane touch each of `columns` equal slices of the range. Costs bins + columns, not marks. */
  columns(lane: MinimapLane, range: TimeRange, columns: number): Int32Array
}

const binCount = 4096

/**
 * Counts marks by time at a fixed cost in memory. Each lane counts where marks start and where they end: a mark costs the
 * same however long it is, and can be taken back. When time runs out of the range, the range doubles to that side and
 * neighbouring bins are added up, which changes no later answer beyond the coarser bins.
 */
export function createMinimapBins(): MinimapBins {
  const lanes = new Map(
    minimapLanes.map((lane) => [lane, { starts: new Int32Array(binCount), ends: new Int32Array(binCount), marks: 0 }]),
  )
  let originMs: number | null = null
  let binMs = 1
  let firstMs = Number.POSITIVE_INFINITY
  let lastMs = Number.NEGATIVE_INFINITY

  const laneOf = (lane: MinimapLane) =>
    lanes.get(lane) ?? { starts: new Int32Array(0), ends: new Int32Array(0), marks: 0 }
  const placeOf = (atMs: number) => Math.floor((atMs - (originMs ?? 0)) / binMs)

  const makeRoomFor = (atMs: number) => {
    originMs ??= Math.floor(atMs)
    while (placeOf(atMs) >= binCount) double(0)
    while (placeOf(atMs) < 0) {
      originMs -= binCount * binMs
      double(binCount / 2)
    }
    firstMs = Math.min(firstMs, atMs)
    lastMs = Math.max(lastMs, atMs)
  }

  const double = (offset: number) => {
    binMs *= 2
    for (const lane of lanes.values()) {
      lane.starts = halved(lane.starts, offset)
      lane.ends = halved(lane.ends, offset)
    }
  }

  const change = ({ lane, startMs, endMs }: MinimapMark, by: 1 | -1) => {
    const end = endMs === null ? null : Math.max(startMs, endMs)
    if (!Number.isFinite(startMs) || (end !== null && !Number.isFinite(end))) return
    makeRoomFor(startMs)
    if (end !== null) makeRoomFor(end)
    const bins = laneOf(lane)
    const from = placeOf(startMs)
    bins.starts[from] = (bins.starts[from] ?? 0) + by
    bins.marks += by
    if (end === null) return
    const to = placeOf(end)
    bins.ends[to] = (bins.ends[to] ?? 0) + by
  }

  return {
    add: (mark) => change(mark, 1),
    remove: (mark) => change(mark, -1),
    extent: () => (originMs === null ? null : { startMs: firstMs, endMs: lastMs }),
    count: (lane) => laneOf(lane).marks,
    columns(lane, { startMs, endMs }, columns) {
      const { starts, ends } = laneOf(lane)
      const touching = new Int32Array(columns)
      let started = 0
      let ended = 0
      let nextStart = 0
      let nextEnd = 0
      for (let column = 0; column < columns; column += 1) {
        const fromMs = startMs + ((endMs - startMs) * column) / columns
        const toMs = startMs + ((endMs - startMs) * (column + 1)) / columns
        const from = placeOf(fromMs)
        const to = Math.max(from, Math.ceil((toMs - (originMs ?? 0)) / binMs) - 1)
        for (; nextStart <= to && nextStart < binCount; nextStart += 1) started += starts[nextStart] ?? 0
        for (; nextEnd < from && nextEnd < binCount; nextEnd += 1) ended += ends[nextEnd] ?? 0
        touching[column] = started - ended
      }
      return touching
    },
  }
}

/** Adds up neighbours into one half of a list of the same length, the one that begins at `offset`. */
function halved(counts: Int32Array, offset: number): Int32Array<ArrayBuffer> {
  const result = new Int32Array(binCount)
  for (let index = 0; index < binCount; index += 1) {
    const place = offset + (index >> 1)
    result[place] = (result[place] ?? 0) + (counts[index] ?? 0)
  }
  return result
}
