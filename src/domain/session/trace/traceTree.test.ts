import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '../events.ts'
import type { EventKind } from '../logItems.ts'
import { newLog } from '../testing/describeLog.ts'
import {
  agentSays,
  idle,
  received,
  requestEnd,
  requestStart,
  running,
  toolResult,
  toolUse,
  userSays,
} from '../testing/events.ts'
import { createTraceLines } from './traceLines.ts'
import { createTraceTree } from './traceTree.ts'

const everything = { hiddenKinds: new Set<EventKind>(), collapsed: new Set<string>() }

/** Five rows: the turn, its input, a request with a call and a message. */
function turn(): SessionEvent[] {
  const start = requestStart()
  const use = toolUse('Bash')
  return [userSays('go'), running(), start, use, agentSays('done'), requestEnd(start.id), toolResult(use.id), idle()]
}

const session = (turns: number) => Array.from({ length: turns }, turn).flat()

describe('the cost of keeping the tree', () => {
  it('reads only the new rows when one turn more comes after 2,000', () => {
    const log = newLog()
    log.addPage(session(2000).map(received), 'newer')
    const tree = createTraceTree()
    tree.sync(log.timeline())
    const before = tree.counts()
    expect(log.timeline().length).toBe(10_000)
    expect(before).toEqual({ turnsMade: 2000, rowsRead: 10_000 })
    for (const event of turn()) {
      log.append(received(event))
      tree.sync(log.timeline())
    }
    expect(tree.counts()).toEqual({ turnsMade: 2001, rowsRead: 10_005 })
  })

  it('reads an older page, and nothing it knows', () => {
    const log = newLog()
    log.addPage(session(2000).map(received), 'newer')
    const tree = createTraceTree()
    tree.sync(log.timeline())
    log.addPage(session(10).map(received), 'older')
    tree.sync(log.timeline())
    expect(tree.counts()).toEqual({ turnsMade: 2010, rowsRead: 10_050 })
    expect(tree.turns).toHaveLength(2010)
  })

  it('reads one turn of 2,400 calls once, though it came in pages from its end', () => {
    const calls = Array.from({ length: 600 }, () => {
      const start = requestStart()
      const uses = Array.from({ length: 4 }, () => toolUse('Bash'))
      return [start, ...uses, requestEnd(start.id), ...uses.map(({ id }) => toolResult(id))]
    })
    const events = [userSays('go'), running(), ...calls.flat(), idle()]
    const log = newLog()
    const tree = createTraceTree()
    const arrange = createTraceLines(tree)
    for (let end = events.length; end > 0; end -= 93) {
      log.addPage(events.slice(Math.max(0, end - 93), end).map(received), 'older')
      tree.sync(log.timeline())
      arrange(everything)
    }
    const { length } = log.timeline()
    expect(tree.turns).toHaveLength(1)
    expect(arrange(everything).length).toBe(length)
    // Rows at a border are read again: what stood there as half of a pair is one row now.
    expect(tree.counts().rowsRead).toBeLessThan(length * 1.2)
  })

  it('keeps the shape of every turn when a row says something new in its place', () => {
    const log = newLog()
    const [first, ...rest] = session(3)
    const use = toolUse('Bash')
    for (const event of [first, use, ...rest]) if (event) log.append(received(event))
    const tree = createTraceTree()
    tree.sync(log.timeline())
    const { turnsMade, rowsRead } = tree.counts()
    log.append(received(toolResult(use.id)))
    tree.sync(log.timeline())
    tree.sync(log.timeline(), true)
    expect(tree.counts()).toEqual({ turnsMade, rowsRead })
  })
})

it('numbers lines among their siblings and finds folded rows where they are folded', () => {
  const log = newLog()
  log.addPage(session(2).map(received), 'newer')
  const tree = createTraceTree()
  const timeline = log.timeline()
  tree.sync(timeline)
  const lines = createTraceLines(tree)({ ...everything, collapsed: new Set([timeline.at(2)?.key ?? '']) })
  expect(lines.at(2)).toMatchObject({ index: 2, depth: 1, hasChildren: true, isExpanded: false, place: 2, siblings: 2 })
  expect(lines.positionOf(3)).toBe(2)
  expect(lines.positionOf(4)).toBe(2)
  expect(lines.at(3)).toMatchObject({ index: 5, depth: 0, place: 2, siblings: 2, parent: -1 })
  expect(lines.at(7)).toMatchObject({ index: 9, depth: 2, place: 2, siblings: 2, parent: 5 })
  expect(lines.at(8)).toBeUndefined()
  expect(lines.positionOf(10)).toBe(-1)
})
