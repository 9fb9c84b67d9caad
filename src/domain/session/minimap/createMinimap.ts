import type { Timeline, TimelineRow, TurnRow } from '../timeline.ts'
import { createMinimapBins, type MinimapBins } from './minimapBins.ts'
import { isRowOpen, rowMarks } from './rowMarks.ts'

/** A row whose marks are in the bins and may have to be replaced. `offset` is its place seen from the anchor. */
interface Watched {
  offset: number
  row: TimelineRow
}

/** A session by time: marks in bins, and its turns in order. */
export interface Minimap {
  /** Takes in what the timeline has more or otherwise than before. True when something changed. */
  update(timeline: Timeline): boolean
  readonly bins: MinimapBins
  readonly turnCount: number
  turnAt(index: number): TurnRow | undefined
  /** Rows read so far: what tests count to see that costs stay bounded. */
  rowsRead(): number
}

/**
 * Follows a timeline. Rows at either end are read once; of the rows in between only those that were open are looked at
 * again. When the timeline was put in another order, everything is read anew.
 */
export function createMinimap(): Minimap {
  let bins = createMinimapBins()
  let before: Timeline | null = null
  let anchorId: string | null = null
  /** Places of the rows that are known, seen from the anchor: from `low` up to and without `high`. */
  let low = 0
  let high = 0
  let firstRow: TimelineRow | undefined
  let secondKey: string | undefined
  let lastKey: string | undefined
  let watched = new Map<string, Watched>()
  /** Turns put in before, newest first, and those behind: both only grow at their ends. */
  let frontTurns: Watched[] = []
  let backTurns: Watched[] = []
  let rowsRead = 0

  const start = () => {
    bins = createMinimapBins()
    anchorId = null
    low = 0
    high = 0
    watched = new Map()
    frontTurns = []
    backTurns = []
  }

  const take = (row: TimelineRow, offset: number, turns: Watched[]) => {
    rowsRead += 1
    for (const mark of rowMarks(row)) bins.add(mark)
    const entry = { offset, row }
    if (row.kind === 'turn') turns.push(entry)
    if (isRowOpen(row)) watched.set(row.key, entry)
  }

  const drop = (row: TimelineRow) => {
    for (const mark of rowMarks(row)) bins.remove(mark)
    watched.delete(row.key)
  }

  /** The turn that began where the log began may belong to an older one: its row is then gone. */
  const settleFirst = (timeline: Timeline, anchor: number): boolean => {
    if (timeline.at(anchor + low)?.key === firstRow?.key) return true
    if (firstRow?.kind !== 'turn' || timeline.at(anchor + low + 1)?.key !== secondKey) return false
    drop(frontTurns.pop()?.row ?? backTurns.shift()?.row ?? firstRow)
    low += 1
    return true
  }

  /** Reads the rows that were open again. False when one is no longer where it was. */
  const refresh = (timeline: Timeline, anchor: number): boolean => {
    const lastTurn = backTurns.at(-1) ?? frontTurns[0]
    const entries = new Set(watched.values())
    if (lastTurn) entries.add(lastTurn)
    for (const entry of entries) {
      const row = timeline.at(anchor + entry.offset)
      if (row === entry.row) continue
      if (!row || row.key !== entry.row.key) return false
      rowsRead += 1
      drop(entry.row)
      for (const mark of rowMarks(row)) bins.add(mark)
      entry.row = row
      if (isRowOpen(row)) watched.set(row.key, entry)
    }
    return true
  }

  const remember = (timeline: Timeline, anchor: number) => {
    firstRow = timeline.at(anchor + low)
    secondKey = timeline.at(anchor + low + 1)?.key
    lastKey = timeline.at(anchor + high - 1)?.key
  }

  const extend = (timeline: Timeline): boolean => {
    const anchor = anchorId === null ? -1 : timeline.indexOf(anchorId)
    if (anchor === -1 || !settleFirst(timeline, anchor)) return false
    if (high > 0 && timeline.at(anchor + high - 1)?.key !== lastKey) return false
    if (!refresh(timeline, anchor)) return false
    for (let index = anchor + low - 1; index >= 0; index -= 1) {
      const row = timeline.at(index)
      low -= 1
      if (row) take(row, index - anchor, frontTurns)
    }
    const end = endOf(timeline)
    for (let index = anchor + high; index < end; index += 1) {
      const row = timeline.at(index)
      high += 1
      if (row) take(row, index - anchor, backTurns)
    }
    remember(timeline, anchor)
    return true
  }

  const rebuild = (timeline: Timeline) => {
    start()
    const end = endOf(timeline)
    const anchor = anchorOf(timeline, end)
    anchorId = timeline.at(anchor)?.eventId ?? null
    low = -anchor
    high = end - anchor
    for (let index = 0; index < end; index += 1) {
      const row = timeline.at(index)
      if (row) take(row, index - anchor, backTurns)
    }
    remember(timeline, anchor)
    if (timeline.at(anchor)?.kind === 'turn') anchorId = null
  }

  return {
    update(timeline) {
      if (timeline === before && timeline.length === high - low) return false
      before = timeline
      if (!extend(timeline)) rebuild(timeline)
      return true
    },
    get bins() {
      return bins
    },
    get turnCount() {
      return frontTurns.length + backTurns.length
    },
    turnAt(index) {
      const entry =
        index < frontTurns.length ? frontTurns[frontTurns.length - 1 - index] : backTurns[index - frontTurns.length]
      return entry?.row.kind === 'turn' ? entry.row : undefined
    },
    rowsRead: () => rowsRead,
  }
}

/** Length without the hole at the end, which moves while it is being filled. */
function endOf(timeline: Timeline): number {
  return timeline.at(timeline.length - 1)?.kind === 'gap' ? timeline.length - 1 : timeline.length
}

/** The first row that an event finds by its id; turns are found by none. */
function anchorOf(timeline: Timeline, end: number): number {
  let index = 0
  while (index < end - 1 && timeline.at(index)?.kind === 'turn') index += 1
  return index
}
