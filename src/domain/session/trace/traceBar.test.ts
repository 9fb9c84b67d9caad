import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '../events.ts'
import { newLog } from '../testing/describeLog.ts'
import {
  agentSays,
  confirms,
  customToolUse,
  idle,
  received,
  requestEnd,
  requestStart,
  running,
  thinks,
  toolResult,
  toolUse,
  userSays,
  waitsFor,
} from '../testing/events.ts'
import { idleGaps } from './idleGaps.ts'
import { traceBar } from './traceBar.ts'
import { createTraceTree } from './traceTree.ts'

/** Events one second apart, and the bars of their rows in seconds since the first of them. */
function bars(...events: SessionEvent[]) {
  const log = newLog()
  const told = events.map((event, second) => ({ ...event, atMs: second * 1000 }))
  for (const event of told) log.append(received(event))
  const timeline = log.timeline()
  const tree = createTraceTree()
  tree.sync(timeline)
  const barOf = (eventId: string) => {
    const index = timeline.indexOf(eventId)
    const turn = tree.turns.findLast(({ start }) => start <= index)
    const bar = turn ? traceBar(timeline, turn, index) : null
    const seconds = (ms: number | null) => (ms === null ? null : ms / 1000)
    return (
      bar && {
        ...bar,
        startMs: seconds(bar.startMs),
        endMs: seconds(bar.endMs),
        phases: bar.phases.map(({ phase, startMs, endMs }) => [phase, seconds(startMs), seconds(endMs)]),
      }
    )
  }
  return { timeline, tree, barOf, turnBar: () => traceBar(timeline, tree.turns[0] ?? never(), 0) }
}

const never = (): never => {
  throw new Error('The session has no turn.')
}

describe('what the time of a bar was spent on', () => {
  it('counts a call as queued until its request ended, then as the tool', () => {
    const start = requestStart()
    const use = toolUse('Bash')
    const { barOf } = bars(userSays('go'), start, use, requestEnd(start.id), running(), toolResult(use.id))
    expect(barOf(use.id)).toMatchObject({
      startMs: 2,
      endMs: 5,
      phases: [
        ['queue', 2, 3],
        ['tool', 3, 5],
      ],
    })
    expect(barOf(start.id)).toMatchObject({ startMs: 1, endMs: 3, phases: [['model', 1, 3]] })
  })

  it('counts a result inside its request as the tool alone', () => {
    const start = requestStart()
    const use = toolUse('Bash')
    const { barOf } = bars(userSays('go'), start, use, toolResult(use.id), requestEnd(start.id))
    expect(barOf(use.id)?.phases).toEqual([['tool', 2, 3]])
  })

  it('tells the time a person took from the time the tool took', () => {
    const start = requestStart()
    const use = toolUse('Bash', {}, { permission: 'ask' })
    const wait = waitsFor(use.id)
    const { barOf } = bars(
      ...[userSays('go'), start, use, requestEnd(start.id), running(), wait],
      ...[running(), confirms(use.id, 'allow'), toolResult(use.id)],
    )
    expect(barOf(use.id)?.phases).toEqual([
      ['queue', 2, 3],
      ['tool', 3, 5],
      ['waiting', 5, 7],
      ['tool', 7, 8],
    ])
  })

  it('ends the wait for approvals with the last of them', () => {
    const uses = [toolUse('Bash', {}, { permission: 'ask' }), toolUse('Bash', {}, { permission: 'ask' })]
    const [one, two] = uses.map((use) => use.id)
    const wait = waitsFor(one ?? '', two ?? '')
    const { barOf } = bars(
      userSays('go'),
      ...uses,
      wait,
      confirms(one ?? '', 'allow'),
      confirms(two ?? '', 'deny'),
      running(),
    )
    expect(barOf(wait.id)).toMatchObject({ startMs: 3, endMs: 5, isPoint: false, phases: [['waiting', 3, 5]] })
  })

  it('ends the wait for a custom tool with its result', () => {
    const use = customToolUse('lookup')
    const wait = waitsFor(use.id)
    const { barOf } = bars(userSays('go'), use, wait, toolResult(use.id), running(), requestStart())
    expect(barOf(wait.id)).toMatchObject({ startMs: 2, endMs: 3 })
  })

  it('lets open bars end nowhere while their turn is open', () => {
    const use = toolUse('Bash', {}, { permission: 'ask' })
    const wait = waitsFor(use.id)
    const { barOf, turnBar } = bars(userSays('go'), use, wait)
    expect(barOf(use.id)).toMatchObject({
      endMs: null,
      phases: [
        ['tool', 1, 2],
        ['waiting', 2, null],
      ],
    })
    expect(barOf(wait.id)).toMatchObject({ endMs: null, isUnended: false })
    expect(turnBar()).toMatchObject({ startMs: 0, endMs: null, phases: [{ phase: 'queue', startMs: 0, endMs: 1000 }] })
  })

  it('draws what never ended to the end of its turn and says so', () => {
    const use = toolUse('Bash')
    const start = requestStart()
    const { barOf } = bars(userSays('go'), start, use, idle())
    expect(barOf(use.id)).toMatchObject({ startMs: 2, endMs: 3, isUnended: true })
    expect(barOf(start.id)).toMatchObject({ startMs: 1, endMs: 3, isUnended: true })
  })

  it('gives a message no length, since its beginning is not in the log', () => {
    const message = agentSays('hi')
    const thought = thinks('hm')
    const { barOf } = bars(userSays('go'), thought, message)
    expect(barOf(message.id)).toMatchObject({ startMs: 2, endMs: 2, isPoint: true })
    expect(barOf(thought.id)).toMatchObject({ startMs: 1, endMs: 2, isPoint: false })
  })
})

it('finds the time between turns, and none inside them', () => {
  const { timeline, tree } = bars(userSays('a'), idle(), userSays('b'), agentSays('x'), idle(), userSays('c'))
  expect(idleGaps(timeline, tree.turns)).toEqual([
    { startMs: 1000, endMs: 2000 },
    { startMs: 4000, endMs: 5000 },
  ])
})
