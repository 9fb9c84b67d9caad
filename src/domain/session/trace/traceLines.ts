import type { TraceTree } from './traceTree.ts'
import type { TraceTurn } from './traceTurn.ts'
import { arrangeTurn, firstEntryOf, type TraceShown, type TurnLines, toTurnLines } from './turnLines.ts'
import { firstPlace } from './twoWayList.ts'

/** One visible line of the tree. */
export interface TraceLine {
  /** Index of its row in the timeline. */
  index: number
  /** 0 for a turn, 1 for what is in it, 2 for what belongs to a model request. */
  depth: number
  hasChildren: boolean
  isExpanded: boolean
  /** Its place among its siblings, from 1, and how many they are. */
  place: number
  siblings: number
  /** Index of its turn in the tree. */
  turn: number
  /** Position of the line it stands under; -1 for a turn. */
  parent: number
}

/** The visible lines, top to bottom. Looking one up takes a binary search. */
export interface TraceLines {
  readonly length: number
  at(position: number): TraceLine | undefined
  /** Position of the line that shows the row at this index of the timeline, else of what it is folded into; or -1. */
  positionOf(index: number): number
}

/** Arranges the tree for one reader. Keep it: what did not change is not arranged again. */
export function createTraceLines(tree: TraceTree): (shown: TraceShown) => TraceLines {
  let known = new WeakMap<TraceTurn, TurnLines>()
  let before: TraceShown | null = null
  return (shown) => {
    if (before?.hiddenKinds !== shown.hiddenKinds || before.collapsed !== shown.collapsed) known = new WeakMap()
    before = { ...shown }
    const turns = tree.turns.map((turn) => {
      const lines = known.get(turn) ?? toTurnLines(turn)
      known.set(turn, lines)
      arrangeTurn(lines, shown)
      return lines
    })
    const ends: number[] = []
    for (const lines of turns) ends.push((ends.at(-1) ?? 0) + lines.length)
    return toLines(turns, ends)
  }
}

function toLines(turns: readonly TurnLines[], ends: readonly number[]): TraceLines {
  return {
    length: ends.at(-1) ?? 0,
    at(position) {
      if (position < 0) return undefined
      const turn = firstAbove(ends, position)
      const lines = turns[turn]
      if (!lines) return undefined
      const top = ends[turn - 1] ?? 0
      const { start, hasHead } = lines.turn
      if (hasHead && position === top) {
        const hasChildren = lines.hasChildren
        const siblings = turns.length
        return {
          index: start,
          depth: 0,
          hasChildren,
          isExpanded: hasChildren && !lines.isCollapsed,
          place: turn + 1,
          siblings,
          turn,
          parent: -1,
        }
      }
      return lineIn(lines, position - top, turn, top)
    },
    positionOf(index) {
      const turn = turnAt(turns, index)
      const lines = turns[turn]
      if (!lines) return -1
      const place = placeIn(lines, index - lines.turn.origin)
      return place === -1 ? -1 : (ends[turn - 1] ?? 0) + place
    },
  }
}

function lineIn(lines: TurnLines, place: number, turn: number, top: number): TraceLine | undefined {
  const { entries, ends, base, turn: shape } = lines
  const head = shape.hasHead ? 1 : 0
  const wanted = base + place - head
  const at = firstPlace(entries.first, entries.end, (entry) => (ends.at(entry) ?? 0) > wanted)
  const entry = entries.at(at)
  if (!entry) return undefined
  const entryPlace = beginOf(lines, at)
  if (place === entryPlace) {
    return {
      index: shape.origin + entry.place,
      depth: head,
      hasChildren: entry.children.length > 0,
      isExpanded: entry.children.length > 0 && !entry.isCollapsed,
      place: at - entries.first + 1,
      siblings: entries.end - entries.first,
      turn,
      parent: head === 1 ? top : -1,
    }
  }
  const child = place - entryPlace - 1
  return {
    index: shape.origin + (entry.children[child] ?? 0),
    depth: head + 1,
    hasChildren: false,
    isExpanded: false,
    place: child + 1,
    siblings: entry.children.length,
    turn,
    parent: top + entryPlace,
  }
}

/** Place of an entry's own line among the lines of its turn. */
function beginOf({ entries, ends, base, turn }: TurnLines, at: number): number {
  return (at === entries.first ? 0 : (ends.at(at - 1) ?? base) - base) + (turn.hasHead ? 1 : 0)
}

/** Place of a row among the lines of its turn; of what it is folded into when it is; -1 when it is not shown. */
function placeIn(lines: TurnLines, rowPlace: number): number {
  const { turn, entries, isCollapsed } = lines
  const step = turn.rows.at(rowPlace)?.step ?? null
  if (step === null || isCollapsed) return turn.hasHead ? 0 : -1
  for (let at = firstEntryOf(lines, step.id); entries.at(at)?.stepId === step.id; at += 1) {
    const entry = entries.at(at)
    if (!entry) break
    const place = beginOf(lines, at)
    if (entry.place === rowPlace) return place
    const child = entry.children.indexOf(rowPlace)
    if (child !== -1) return entry.isCollapsed ? place : place + 1 + child
  }
  return -1
}

/** Index of the turn that holds the row at this index of the timeline; -1 when none does. */
function turnAt(turns: readonly TurnLines[], index: number): number {
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((turns[middle]?.turn.start ?? 0) > index) high = middle
    else low = middle + 1
  }
  const turn = turns[low - 1]?.turn
  return turn && index < turn.start + turn.length ? low - 1 : -1
}

/** Index of the first number above `value`; the list's length when there is none. Numbers do not fall. */
function firstAbove(numbers: readonly number[], value: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
