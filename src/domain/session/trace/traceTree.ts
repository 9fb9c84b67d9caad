import type { Timeline, TimelineRow } from '../timeline.ts'
import { joinTurns } from './joinTurns.ts'
import { placeOf } from './placeOf.ts'
import { createTraceTurn, pushTurnRow, type TraceTurn } from './traceTurn.ts'
import { firstPlace } from './twoWayList.ts'

/** The shape of a session: turns, the requests in them, and what belongs to each. */
export interface TraceTree {
  readonly turns: readonly TraceTurn[]
  /**
   * Brings the tree up to date. Growth at either end costs what is new there. Rows that
   * changed places in the middle are noticed by a thorough look, which compares every key.
   */
  sync(timeline: Timeline, isThorough?: boolean): void
  /** What was done so far: what tests count to see that costs stay bounded. */
  counts(): { turnsMade: number; rowsRead: number }
}

interface Kept {
  from: number
  shift: number
  /** The first known turn goes on from here, behind what stands in front of it now. */
  joined?: { turn: TraceTurn; cut: number }
}

export function createTraceTree(): TraceTree {
  let turns: TraceTurn[] = []
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
  const findKept = (timeline: Timeline): Kept | null => {
    const lastTurn = turns.at(-1)
    if (!lastTurn || !last) return null
    const place = lastTurn.start + lastTurn.length - 1
    const at = placeOf(timeline, last, place)
    if (at === -1) return null
    const shift = at - place
    let from = turns.length
    while (from > 0) {
      const turn = turns[from - 1]
      if (!turn || timeline.at(turn.start + shift)?.key !== firstKey(turn)) break
      from -= 1
    }
    // Rows before the first known turn may turn out to be its beginning; then some of its own are not there any more.
    const first = turns[0]
    const isGrownBefore = shift !== 0 || timeline.at(0)?.key !== (first && firstKey(first))
    if (first && isGrownBefore && (from === 1 || (from === 0 && !first.hasHead))) {
      const { rows, origin } = first
      const isSame = (place: number) => timeline.at(origin + shift + place)?.key === rows.at(place)?.key
      const cut = firstPlace(rows.first, rows.end, isSame)
      return cut < rows.end
        ? { from: 1, shift, joined: { turn: first, cut } }
        : from < turns.length
          ? { from: 1, shift }
          : null
    }
    return from < turns.length ? { from, shift } : null
  }

  const syncEnds = (timeline: Timeline): boolean => {
    const kept = findKept(timeline)
    if (!kept) return false
    const { from, shift, joined } = kept
    const rest = from === 0 ? turns : turns.slice(from)
    if (shift !== 0) for (const turn of rest) turn.origin += shift
    let head: TraceTurn[]
    if (joined) {
      joined.turn.origin += shift
      head = readTurns(timeline, 0, joined.turn.origin + joined.cut)
      const front = head.pop() ?? createTraceTurn(0)
      if (!joinTurns(front, joined.turn, joined.cut)) return false
      head.push(joined.turn)
    } else {
      head = readTurns(timeline, 0, rest[0]?.start ?? 0)
    }
    const lastTurn = rest.at(-1) ?? head.at(-1)
    const known = lastTurn ? lastTurn.start + lastTurn.length : 0
    const tail = readTurns(timeline, known, timeline.length, lastTurn)
    turns = head.length === 0 ? rest : [...head, ...rest]
    for (const turn of tail) turns.push(turn)
    return true
  }

  const syncAll = (timeline: Timeline) => {
    const known = new Map(turns.map((turn) => [firstKey(turn), turn]))
    const next: TraceTurn[] = []
    let index = 0
    while (index < timeline.length) {
      const turn = known.get(timeline.at(index)?.key)
      const end = index + (turn?.length ?? 0)
      if (turn && isSameTurn(turn, timeline, index) && (end >= timeline.length || timeline.at(end)?.kind === 'turn')) {
        turn.origin = index - turn.rows.first
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
      last = timeline.at(timeline.length - 1)
    },
    counts: () => ({ turnsMade, rowsRead }),
  }
}

const firstKey = ({ rows }: TraceTurn): string | undefined => rows.at(rows.first)?.key

function isSameTurn({ rows }: TraceTurn, timeline: Timeline, start: number): boolean {
  for (let place = rows.first; place < rows.end; place += 1) {
    if (timeline.at(start + place - rows.first)?.key !== rows.at(place)?.key) return false
  }
  return true
}

function nextTurn(timeline: Timeline, from: number): number {
  let index = from
  while (index < timeline.length && timeline.at(index)?.kind !== 'turn') index += 1
  return index
}
