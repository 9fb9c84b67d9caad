import type { Timeline, TimelineRow } from '../timeline.ts'
import { placeOf } from './placeOf.ts'
import { createTraceTurn, pushTurnRow, type TraceTurn } from './traceTurn.ts'

/** The shape of a session: turns, the requests in them, and what belongs to each. */
export interface TraceTree {
  readonly turns: readonly TraceTurn[]
  /**
   * Brings the tree up to date. Growth at either end costs what is new there, and the turn it meets. Rows that
   * changed places in the middle are noticed by a thorough look, which compares every key.
   */
  sync(timeline: Timeline, isThorough?: boolean): void
  /** What was done so far: what tests count to see that costs stay bounded. */
  counts(): { turnsMade: number; rowsRead: number }
}

export function createTraceTree(): TraceTree {
  let turns: TraceTurn[] = []
  let first: TimelineRow | undefined
  let last: TimelineRow | undefined
  let turnsMade = 0
  let rowsRead = 0

  const newTurn = (start: number) => {
    turnsMade += 1
    return createTraceTurn(start)
  }

  /** Reads rows from `start` to `end`, behind `before` when the first of them goes on with its turn. */
  const readTurns = (timeline: Timeline, start: number, end: number, before?: TraceTurn): TraceTurn[] => {
    const made: TraceTurn[] = []
    let turn = before
    for (let index = start; index < end; index += 1) {
      const row = timeline.at(index)
      if (!row) break
      rowsRead += 1
      if (!turn || row.kind === 'turn') {
        turn = newTurn(index)
        made.push(turn)
      }
      pushTurnRow(turn, row)
    }
    return made
  }

  /** Turns that are still what they were, from the oldest of them on, and how far they moved. Null without any. */
  const findKept = (timeline: Timeline): { from: number; shift: number } | null => {
    const lastTurn = turns.at(-1)
    if (!lastTurn || !last) return null
    const place = lastTurn.start + lastTurn.keys.length - 1
    const at = placeOf(timeline, last, place)
    if (at === -1) return null
    const shift = at - place
    let from = turns.length
    while (from > 0) {
      const turn = turns[from - 1]
      if (!turn || timeline.at(turn.start + shift)?.key !== turn.keys[0]) break
      from -= 1
    }
    const isGrownBefore = shift !== 0 || timeline.at(0)?.key !== first?.key
    // Rows before the first known turn may turn out to be its beginning.
    if (isGrownBefore && from === 0) from = 1
    return from < turns.length ? { from, shift } : null
  }

  const syncEnds = (timeline: Timeline): boolean => {
    const kept = findKept(timeline)
    if (!kept) return false
    const rest = kept.from === 0 ? turns : turns.slice(kept.from)
    if (kept.shift !== 0) for (const turn of rest) turn.start += kept.shift
    const head = readTurns(timeline, 0, kept.from === 0 ? 0 : (rest[0]?.start ?? 0))
    const lastTurn = rest.at(-1)
    const known = lastTurn ? lastTurn.start + lastTurn.keys.length : 0
    const tail = readTurns(timeline, known, timeline.length, lastTurn)
    turns = head.length === 0 ? rest : [...head, ...rest]
    for (const turn of tail) turns.push(turn)
    return true
  }

  const syncAll = (timeline: Timeline) => {
    const known = new Map(turns.map((turn) => [turn.keys[0], turn]))
    const next: TraceTurn[] = []
    let index = 0
    while (index < timeline.length) {
      const turn = known.get(timeline.at(index)?.key)
      const end = index + (turn?.keys.length ?? 0)
      if (turn && isSameTurn(turn, timeline, index) && (end >= timeline.length || timeline.at(end)?.kind === 'turn')) {
        turn.start = index
        next.push(turn)
        index = end
      } else {
        const until = nextTurn(timeline, index + 1)
        next.push(...readTurns(timeline, index, until))
        index = until
      }
    }
    turns = next
  }

  return {
    get turns() {
      return turns
    },
    sync(timeline, isThorough = false) {
      if (isThorough || !syncEnds(timeline)) syncAll(timeline)
      first = timeline.at(0)
      last = timeline.at(timeline.length - 1)
    },
    counts: () => ({ turnsMade, rowsRead }),
  }
}

const isSameTurn = (turn: TraceTurn, timeline: Timeline, start: number): boolean =>
  turn.keys.every((key, offset) => timeline.at(start + offset)?.key === key)

function nextTurn(timeline: Timeline, from: number): number {
  let index = from
  while (index < timeline.length && timeline.at(index)?.kind !== 'turn') index += 1
  return index
}
