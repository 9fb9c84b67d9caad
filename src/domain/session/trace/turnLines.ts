import type { EventKind } from '../logItems.ts'
import type { TraceTurn } from './traceTurn.ts'

export interface TraceShown {
  hiddenKinds: ReadonlySet<EventKind>
  /** Keys of rows whose children are folded away. */
  collapsed: ReadonlySet<string>
}

interface Entry {
  offset: number
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
  entries: Entry[]
  /** By entry: how many lines there are up to its end, the turn's own not counted. */
  ends: number[]
  /** By step: its first entry. */
  entryOf: number[]
}

export function toTurnLines(turn: TraceTurn, { collapsed }: TraceShown): TurnLines {
  const isCollapsed = turn.hasHead && collapsed.has(turn.keys[0] ?? '')
  turn.changedFrom = 0
  return { turn, isCollapsed, hasChildren: false, length: 0, entries: [], ends: [], entryOf: [] }
}

/** Arranges the steps that changed since the last time. */
export function appendTurnLines(lines: TurnLines, { hiddenKinds, collapsed }: TraceShown): void {
  const { turn, entries, ends, entryOf } = lines
  const { steps, kinds, keys } = turn
  const isShown = (offset: number) => {
    const kind = kinds[offset]
    return kind == null || !hiddenKinds.has(kind)
  }
  const add = (entry: Entry) => {
    entries.push(entry)
    ends.push((ends.at(-1) ?? 0) + 1 + (entry.isCollapsed ? 0 : entry.children.length))
  }
  const from = Math.min(turn.changedFrom, entryOf.length)
  const kept = entryOf[from] ?? entries.length
  entries.length = kept
  ends.length = kept
  entryOf.length = from
  for (const step of steps.slice(from)) {
    entryOf.push(entries.length)
    const children = step.children.filter(isShown)
    if (isShown(step.offset))
      add({ offset: step.offset, isCollapsed: collapsed.has(keys[step.offset] ?? ''), children })
    else for (const offset of children) add({ offset, isCollapsed: false, children: [] })
  }
  turn.changedFrom = steps.length
  lines.hasChildren = entries.length > 0
  lines.length = (turn.hasHead ? 1 : 0) + (lines.isCollapsed ? 0 : (ends.at(-1) ?? 0))
}
