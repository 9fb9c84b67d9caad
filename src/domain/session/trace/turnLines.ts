import type { EventKind } from '../logItems.ts'
import { type TraceTurn, unchangedUntil } from './traceTurn.ts'
import { createTwoWayList, firstPlace, type TwoWayList } from './twoWayList.ts'

export interface TraceShown {
  hiddenKinds: ReadonlySet<EventKind>
  /** Keys of rows whose children are folded away. */
  collapsed: ReadonlySet<string>
}

interface Entry {
  /** The step it comes from: its id. What belongs to a hidden request comes from the request. */
  stepId: number
  place: number
  isCollapsed: boolean
  children: number[]
}

/** The visible lines of one turn. */
export interface TurnLines {
  turn: TraceTurn
  isCollapsed: boolean
  hasChildren: boolean
  length: number
  /** What stands directly below the turn: what belongs to a hidden request takes its place. */
  entries: TwoWayList<Entry>
  /** By entry: how many lines there are up to its end, counted from where the first entry began to be counted. */
  ends: TwoWayList<number>
  /** Where the first of the entries begins in that count. */
  base: number
  /** Steps that are arranged: from the first to before the last. */
  steps: { first: number; end: number }
}

export function toTurnLines(turn: TraceTurn): TurnLines {
  turn.changedFrom = turn.steps.first
  const { first } = turn.steps
  return {
    turn,
    isCollapsed: false,
    hasChildren: false,
    length: 0,
    entries: createTwoWayList(),
    ends: createTwoWayList(),
    base: 0,
    steps: { first, end: first },
  }
}

/** Arranges the steps that changed since the last time, at either end. */
export function arrangeTurn(lines: TurnLines, shown: TraceShown): void {
  const { turn } = lines
  const { steps } = turn
  const isFrontChanged = turn.changedUntil > steps.first || lines.steps.first !== steps.first
  const until = Math.max(turn.changedUntil, Math.min(lines.steps.first, steps.end))
  // What changed may reach so far that nothing stays.
  if (isFrontChanged && until >= Math.min(turn.changedFrom, lines.steps.end)) startAgain(lines)
  else if (isFrontChanged) arrangeFront(lines, until, shown)
  const from = Math.min(turn.changedFrom, lines.steps.end)
  const kept = firstEntryOf(lines, from)
  if (kept < 0 && kept < lines.entries.end) startAgain(lines)
  else dropBehind(lines, kept, from)
  for (let id = lines.steps.end; id < steps.end; id += 1) {
    for (const entry of entriesOf(turn, id, shown)) {
      lines.entries.push(entry)
      lines.ends.push(totalOf(lines) + lines.base + sizeOf(entry))
    }
  }
  lines.steps = { first: steps.first, end: steps.end }
  turn.changedFrom = steps.end
  turn.changedUntil = unchangedUntil
  const { rows } = turn
  lines.isCollapsed = turn.hasHead && shown.collapsed.has(rows.at(rows.first)?.key ?? '')
  lines.hasChildren = lines.entries.end > lines.entries.first
  lines.length = (turn.hasHead ? 1 : 0) + (lines.isCollapsed ? 0 : totalOf(lines))
}

/** Place of the first entry that comes from this step or a later one. */
export const firstEntryOf = ({ entries }: TurnLines, stepId: number): number =>
  firstPlace(entries.first, entries.end, (place) => (entries.at(place)?.stepId ?? stepId) >= stepId)

const sizeOf = ({ isCollapsed, children }: Entry): number => 1 + (isCollapsed ? 0 : children.length)

function totalOf({ entries, ends, base }: TurnLines): number {
  return entries.end === entries.first ? 0 : (ends.at(ends.end - 1) ?? 0) - base
}

function startAgain(lines: TurnLines): void {
  const { first } = lines.turn.steps
  Object.assign(lines, { entries: createTwoWayList(), ends: createTwoWayList(), base: 0, steps: { first, end: first } })
}

function arrangeFront(lines: TurnLines, until: number, shown: TraceShown): void {
  const { turn, entries, ends } = lines
  const kept = firstEntryOf(lines, until)
  if (kept > entries.first) lines.base = ends.at(kept - 1) ?? 0
  entries.dropBefore(kept)
  ends.dropBefore(kept)
  for (let id = until - 1; id >= turn.steps.first; id -= 1) {
    for (const entry of entriesOf(turn, id, shown).toReversed()) {
      entries.unshift(entry)
      ends.unshift(lines.base)
      lines.base -= sizeOf(entry)
    }
  }
}

function dropBehind(lines: TurnLines, kept: number, from: number): void {
  if (kept < lines.entries.end) {
    if (kept === lines.entries.first) {
      startAgain(lines)
      return
    }
    lines.entries.dropFrom(kept)
    lines.ends.dropFrom(kept)
  }
  lines.steps = { ...lines.steps, end: from }
}

/** The lines of a step: its own with what belongs to it, or, when it is hidden, those alone. */
function entriesOf({ steps, rows }: TraceTurn, id: number, { hiddenKinds, collapsed }: TraceShown): Entry[] {
  const step = steps.at(id)
  if (!step || step.isAdopted) return []
  const isShown = (place: number) => {
    const kind = rows.at(place)?.kind
    return kind == null || !hiddenKinds.has(kind)
  }
  const children = step.children.filter(isShown)
  if (!isShown(step.place)) {
    return children.map((place) => ({ stepId: id, place, isCollapsed: false, children: [] }))
  }
  return [{ stepId: id, place: step.place, isCollapsed: collapsed.has(rows.at(step.place)?.key ?? ''), children }]
}
