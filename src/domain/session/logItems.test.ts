import { describe, expect, it } from 'vitest'
import type { EventLog } from './eventLog.ts'
import type { LogItem } from './logItems.ts'
import { newLog, plainly } from './testing/describeLog.ts'
import {
  agentSays,
  common,
  idle,
  received,
  requestEnd,
  requestStart,
  running,
  says,
  thinks,
  toolResult,
  toolUse,
  userSays,
  waitsFor,
} from './testing/events.ts'

const itemsOf = (log: EventLog): LogItem[] =>
  Array.from({ length: log.items().length }, (_, index) => log.items().at(index)).filter((item) => item !== undefined)

describe('the items of a log', () => {
  it('say in one line what each event is about', () => {
    const use = toolUse('Bash', { command: 'ls -l' })
    const start = requestStart()
    const log = plainly([
      userSays('go\n  now'),
      running(),
      start,
      thinks(),
      use,
      requestEnd(start.id),
      toolResult(use.id, 'x'.repeat(5000)),
      says('agent.new'),
      idle(),
    ])
    expect(itemsOf(log).map((item) => item.summary.slice(0, 60))).toEqual([
      'go now',
      'running',
      'Model request',
      'The service does not show the text',
      'ls -l',
      '10 out',
      'x'.repeat(60),
      'Unknown type, shown as it came',
      'idle: end_turn',
    ])
    expect(itemsOf(log)[6]?.summary).toHaveLength(200)
  })

  it('have the kind that lists, maps and chips colour them by', () => {
    const [good, bad] = [toolUse('A'), toolUse('B')]
    const log = plainly([
      userSays('a'),
      running(),
      good,
      bad,
      toolResult(good.id),
      toolResult(bad.id, 'no', { isError: true }),
      agentSays('x'),
      waitsFor(good.id),
      { ...common(), type: 'session.error', error: { type: 'x', message: 'Overloaded.', retryStatus: null } },
      says('agent.new'),
    ])
    expect(itemsOf(log).map((item) => item.kind)).toEqual([
      'user',
      'status',
      'tool',
      'tool',
      'tool',
      'error',
      'message',
      'wait',
      'error',
      'unknown',
    ])
    expect(log.items().kindCounts()).toMatchObject({ user: 1, tool: 3, error: 2, wait: 1, unknown: 1, span: 0 })
  })

  it('name the tool, the partner and the time taken at both ends of a call', () => {
    const use = toolUse('Bash')
    const log = plainly([running(), use])
    expect(itemsOf(log)[1]).toMatchObject({ name: 'Bash', durationMs: null, partnerId: null })
    const result = toolResult(use.id)
    log.append(received(result))
    const [, call, end] = itemsOf(log)
    const durationMs = (result.atMs ?? 0) - (use.atMs ?? 0)
    expect(call).toMatchObject({ name: 'Bash', durationMs, partnerId: result.id })
    expect(end).toMatchObject({ name: 'Bash', durationMs, partnerId: use.id })
  })

  it('keep their places when older events are put in front, and find them by id', () => {
    const [first, second, third] = [userSays('a'), running(), agentSays('x')]
    const log = newLog()
    log.append(received(third), 5)
    const before = log.items()
    const place = before.firstPlace + before.indexOf(third.id)
    log.addPage([first, second].map(received), 'older')
    const after = log.items()
    expect(after.firstPlace + after.indexOf(third.id)).toBe(place)
    expect(after.revision).toBe(before.revision)
    expect([first, second, third].map(({ id }) => after.indexOf(id))).toEqual([0, 1, 2])
    expect(itemsOf(log).map((item) => item.arrivedAtMs)).toEqual([null, null, 5])
    expect(itemsOf(log).map((item) => item.arrival)).toEqual([-2, -1, 0])
    expect(after.indexOf('evt_elsewhere')).toBe(-1)
  })

  it('remember what arrived late, wherever the list places it', () => {
    const [first, late, last] = [userSays('a'), running(), agentSays('x')]
    const log = newLog()
    log.append(received(first))
    log.append(received(last))
    log.addPage([first, late, last].map(received), 'newer')
    expect(itemsOf(log).map((item) => item.arrival)).toEqual([0, 2, 1])
  })

  it('show a gap as an item of its own until it is filled', () => {
    const log = plainly([userSays('a'), running()])
    log.openGap()
    log.append(received(agentSays('x')))
    expect(itemsOf(log).map((item) => item.source)).toEqual(['stream', 'stream', 'gap', 'stream'])
    expect(log.items().kindCounts().unknown).toBe(0)
    const { revision } = log.items()
    log.closeGap()
    expect(itemsOf(log).map((item) => item.source)).toEqual(['stream', 'stream', 'stream'])
    expect(log.items().revision).toBeGreaterThan(revision)
  })

  it('belong to a turn with a number and a beginning', () => {
    const [first, second] = [userSays('a'), userSays('b')]
    const items = plainly([first, running(), idle(), second, running()]).items()
    expect(items.turnAt(1)).toEqual({ number: 1, atMs: first.atMs })
    expect(items.turnAt(4)).toEqual({ number: 2, atMs: second.atMs })
    expect(items.turnAt(5)).toBeNull()
  })

  it('stay the same object, with the same counts, as long as nothing changed', () => {
    const event = agentSays('x')
    const log = plainly([running(), event])
    const before = log.items()
    log.append(received(event))
    expect(log.items()).toBe(before)
    log.openGap()
    expect(log.items()).not.toBe(before)
    expect(log.items().kindCounts()).toBe(before.kindCounts())
  })

  it('count an event once, under its latest kind', () => {
    const use = toolUse('A')
    const result = toolResult(use.id, 'no', { isError: true })
    const log = plainly([running(), use, { ...result, isError: false }])
    log.addPage([received(result)], 'newer')
    expect(log.items().kindCounts()).toMatchObject({ tool: 1, error: 1, status: 1 })
  })
})
