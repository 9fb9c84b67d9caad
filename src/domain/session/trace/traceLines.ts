import type { TraceTree } from './traceTree.ts'
import type { TraceTurn } from './traceTurn.ts'
import { appendTurnLines, type TraceShown, type TurnLines, toTurnLines } from './turnLines.ts'

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
      const lines = known.get(turn) ?? toTurnLines(turn, shown)
      known.set(turn, lines)
      appendTurnLines(lines, shown)
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
      const place = placeIn(lines, index - lines.turn.start)
      return place === -1 ? -1 : (ends[turn - 1] ?? 0) + place
    },
  }
}

function lineIn(lines: TurnLines, place: number, turn: number, top: number): TraceLine | undefined {
  const { entries, ends, turn: shape } = lines
  const head = shape.hasHead ? 1 : 0
  const at = firstAbove(ends, place - head)
  const entry = entries[at]
  if (!entry) return undefined
  const entryPlace = (ends[at - 1] ?? 0) + head
  const base = head - 1
  if (place === entryPlace) {
    return {
      index: shape.start + entry.offset,
      depth: base + 1,
      hasChildren: entry.children.length > 0,
      isExpanded: entry.children.length > 0 && !entry.isCollapsed,
      place: at + 1,
      siblings: entries.length,
      turn,
      parent: head === 1 ? top : -1,
    }
  }
  const child = place - entryPlace - 1
  return {
    index: shape.start + (entry.children[child] ?? 0),
    depth: base + 2,
    hasChildren: false,
    isExpanded: false,
    place: child + 1,
    siblings: entry.children.length,
    turn,
    parent: top + entryPlace,
  }
}

/** Place of a row among the lines of its turn; of what it is folded into when it is; -1 when it is not shown. */
function placeIn({ turn, entries, ends, entryOf, isCollapsed }: TurnLines, offset: number): number {
  const step = turn.stepOf[offset] ?? -1
  if (step === -1 || isCollapsed) return turn.hasHead ? 0 : -1
  const head = turn.hasHead ? 1 : 0
  for (let at = entryOf[step] ?? 0; at < (entryOf[step + 1] ?? entries.length); at += 1) {
    const entry = entries[at]
    if (!entry) continue
    const place = (ends[at - 1] ?? 0) + head
    if (entry.offset === offset) return place
    const child = entry.children.indexOf(offset)
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
  return turn && index < turn.start + turn.keys.length ? low - 1 : -1
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
