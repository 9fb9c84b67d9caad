import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EventLog } from '../eventLog.ts'
import type { SessionEvent } from '../events.ts'
import type { EventKind } from '../logItems.ts'
import { arbitrarySession } from '../testing/arbitrarySession.ts'
import { newLog, rowsOf } from '../testing/describeLog.ts'
import { received } from '../testing/events.ts'
import type { TimelineRow } from '../timeline.ts'
import { createTraceLines, type TraceLines } from './traceLines.ts'
import { createTraceTree } from './traceTree.ts'
import { rowEventKind } from './traceTurn.ts'
import type { TraceShown } from './turnLines.ts'

interface Told {
  key: string
  depth: number
  parent: string | null
  hasChildren: boolean
}

/** The obvious way: build the whole tree as objects, then walk it. */
function tellPlainly(rows: TimelineRow[], { hiddenKinds, collapsed }: TraceShown): Told[] {
  interface Node {
    row: TimelineRow
    children: Node[]
  }
  const roots: Node[] = []
  let turn: Node | null = null
  let requests = new Map<string | null, Node>()
  for (const row of rows) {
    const node: Node = { row, children: [] }
    if (row.kind === 'turn') {
      turn = node
      requests = new Map()
      roots.push(node)
      continue
    }
    const belongs = ['thinking', 'message', 'call'].includes(row.kind)
    const parent = (belongs ? requests.get(row.threadId) : undefined) ?? turn
    if (row.kind === 'request') requests.set(row.threadId, node)
    if (parent) parent.children.push(node)
    else roots.push(node)
  }
  const isShown = ({ row }: Node) => {
    const kind = rowEventKind(row)
    return kind === null || !hiddenKinds.has(kind)
  }
  const lift = (nodes: Node[]): Node[] => nodes.flatMap((node) => (isShown(node) ? [node] : lift(node.children)))
  const told: Told[] = []
  const walk = (nodes: Node[], depth: number, parent: string | null) => {
    for (const node of lift(nodes)) {
      const children = lift(node.children)
      const { key } = node.row
      told.push({ key, depth, parent, hasChildren: children.length > 0 })
      if (!collapsed.has(key)) walk(children, depth + 1, key)
    }
  }
  walk(roots, 0, null)
  return told
}

function tell(lines: TraceLines, rows: TimelineRow[]): Told[] {
  return Array.from({ length: lines.length }, (_, position) => {
    const line = lines.at(position)
    if (!line) throw new Error(`No line at ${position}`)
    const key = rows[line.index]?.key ?? ''
    expect(lines.positionOf(line.index)).toBe(position)
    const parent = lines.at(line.parent)
    expect(line.isExpanded && !line.hasChildren).toBe(false)
    return { key, depth: line.depth, parent: rows[parent?.index ?? -1]?.key ?? null, hasChildren: line.hasChildren }
  })
}

const kinds: EventKind[] = ['user', 'thinking', 'message', 'tool', 'span', 'status', 'wait', 'error', 'unknown']

/** A session, read from somewhere in the middle: pages of the past come between pieces of the present. */
const reading = fc
  .tuple(
    arbitrarySession,
    fc.nat(),
    fc.array(fc.record({ isOlder: fc.boolean(), size: fc.integer({ min: 1, max: 9 }) })),
  )
  .map(([events, at, steps]) => ({ events, middle: at % (events.length + 1), steps }))

function feed(
  log: EventLog,
  { events, middle, steps }: { events: SessionEvent[]; middle: number; steps: { isOlder: boolean; size: number }[] },
  onStep: () => void,
) {
  let first = middle
  let next = middle
  const rest = [
    { isOlder: true, size: 0 },
    ...steps,
    { isOlder: true, size: events.length },
    { isOlder: false, size: events.length },
  ]
  for (const { isOlder, size } of rest) {
    if (isOlder) {
      const from = Math.max(0, first - size)
      log.addPage(events.slice(from, first).map(received), 'older')
      first = from
    } else {
      for (const event of events.slice(next, next + size)) log.append(received(event))
      next = Math.min(events.length, next + size)
    }
    onStep()
  }
}

it('tells the same tree however the session was read, shown in any way', () => {
  fc.assert(
    fc.property(reading, fc.subarray(kinds), fc.nat(5), (how, hidden, fold) => {
      const log = newLog()
      const tree = createTraceTree()
      const arrange = createTraceLines(tree)
      const hiddenKinds = new Set(hidden)
      const none: ReadonlySet<string> = new Set()
      feed(log, how, () => {
        tree.sync(log.timeline())
        arrange({ hiddenKinds, collapsed: none })
      })
      const rows = rowsOf(log)
      const open = { hiddenKinds, collapsed: none }
      expect(tell(arrange(open), rows)).toEqual(tellPlainly(rows, open))
      const folded = { hiddenKinds, collapsed: new Set(rows.filter((_, at) => at % 6 < fold).map((row) => row.key)) }
      expect(tell(arrange(folded), rows)).toEqual(tellPlainly(rows, folded))
    }),
    { numRuns: 150 },
  )
})

it('finds its way when rows change places, at the latest with a thorough look', () => {
  fc.assert(
    fc.property(arbitrarySession, fc.infiniteStream(fc.boolean()), (events, isKnown) => {
      const log = newLog()
      const tree = createTraceTree()
      const arrange = createTraceLines(tree)
      const shown = { hiddenKinds: new Set<EventKind>(), collapsed: new Set<string>() }
      for (const event of events) if (isKnown.next().value) log.append(received(event))
      tree.sync(log.timeline())
      arrange(shown)
      log.addPage(events.map(received), 'newer') // fills holes anywhere
      tree.sync(log.timeline())
      arrange(shown)
      tree.sync(log.timeline(), true)
      const rows = rowsOf(log)
      expect(tell(arrange(shown), rows)).toEqual(tellPlainly(rows, shown))
    }),
    { numRuns: 100 },
  )
})
