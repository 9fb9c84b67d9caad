import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventLog } from '../eventLog.ts'
import type { SessionEvent } from '../events.ts'
import { arbitrarySession } from '../testing/arbitrarySession.ts'
import { newLog, plainly } from '../testing/describeLog.ts'
import {
  agentSays,
  common,
  confirms,
  customToolUse,
  idle,
  received,
  requestEnd,
  requestStart,
  running,
  says,
  terminated,
  toolResult,
  toolUse,
  userSays,
  waitsFor,
} from '../testing/events.ts'
import { createLinter, lintSession } from './createLinter.ts'
import type { LintInput } from './finding.ts'

const startMs = 1_780_000_000_000
const nowMs = 1_780_100_000_000

const inputOf = (log: EventLog, isComplete = true): LintInput => ({
  items: log.items(),
  timeline: log.timeline(),
  pending: log.pending(),
  restatedIds: log.restatedIds(),
  read: log.read,
  isComplete,
})

/** Times as the events stand, whichever of them a test made first. */
const inOrder = (events: SessionEvent[]) => events.map((event, index) => ({ ...event, atMs: startMs + index * 1000 }))

const lint = (events: SessionEvent[], isComplete = true) => lintAsTold(inOrder(events), isComplete)

const lintAsTold = (events: SessionEvent[], isComplete = true, at = nowMs) =>
  lintSession(inputOf(plainly(events), isComplete), at).map(({ key, ...finding }) => finding)

const turn = (...inside: SessionEvent[]) => [userSays('go'), running(), ...inside, idle()]

describe('the linter', () => {
  it('has nothing to say about a session as it should be', () => {
    const [use, ask, start] = [toolUse('Bash'), toolUse('Bash', {}, { permission: 'ask' }), requestStart()]
    expect(
      lint([
        userSays('go'),
        running(),
        start,
        use,
        ask,
        requestEnd(start.id),
        toolResult(use.id),
        waitsFor(ask.id),
        confirms(ask.id, 'allow'),
        running(),
        toolResult(ask.id),
        agentSays('done'),
        idle(),
      ]),
    ).toEqual([])
  })

  it('finds a call without a result once its turn is over, not before', () => {
    const use = toolUse('Bash', { command: 'npm test' })
    expect(lint([userSays('go'), running(), use])).toEqual([])
    expect(lint(turn(use))).toEqual([
      {
        rule: 'call without result',
        severity: 'warning',
        sentence: 'Bash “npm test” has no result. Its turn is over.',
        eventIds: [use.id],
      },
    ])
  })

  it('thinks less of it when the work was stopped', () => {
    const use = toolUse('Bash')
    const events = [userSays('go'), running(), use, { ...common(), type: 'user.interrupt' } as const, idle()]
    expect(lint(events)).toMatchObject([{ rule: 'call without result', severity: 'notice' }])
  })

  it('finds a result without a call, but not while its call may stand in older history', () => {
    const result = toolResult('evt_nowhere')
    const finding = { rule: 'result without call', severity: 'error', eventIds: [result.id] }
    expect(lint(turn(result))).toMatchObject([finding])
    expect(lint(turn(result), false)).toEqual([])
  })

  it('finds a span that never ended', () => {
    const start = requestStart()
    expect(lint(turn(start))).toEqual([
      {
        rule: 'span never ended',
        severity: 'warning',
        sentence: 'A model request began and never ended.',
        eventIds: [start.id],
      },
    ])
    expect(lint([userSays('go'), running(), start])).toEqual([])
  })

  it('tells how long an action has waited for an answer', () => {
    const start = running()
    const use = customToolUse('lookup')
    const pause = waitsFor(use.id)
    expect(lintAsTold([userSays('go'), start, use, pause], true, (pause.atMs ?? 0) + 720_000)).toEqual([
      {
        rule: 'unanswered action',
        severity: 'warning',
        sentence: 'lookup has waited for an answer for 12 m.',
        eventIds: [use.id, pause.id],
      },
    ])
  })

  it('finds an action that was passed over, and does not tell of its missing result as well', () => {
    const use = toolUse('Bash', { command: 'rm x' }, { permission: 'ask' })
    expect(lint([userSays('go'), running(), use, waitsFor(use.id), ...turn()])).toMatchObject([
      {
        rule: 'unanswered action',
        sentence: 'Bash “rm x” waited for an answer and was never given one. The session went on without.',
      },
    ])
  })

  it('finds a confirmation of a call that does not exist', () => {
    const [message, stray] = [agentSays('x'), confirms('evt_nowhere', 'allow')]
    const wrong = confirms(message.id, 'allow')
    expect(lint(turn(message, stray, wrong))).toMatchObject([
      { rule: 'confirmation of an unknown call', severity: 'error', eventIds: [stray.id] },
      { rule: 'confirmation of an unknown call', severity: 'error', eventIds: [wrong.id, message.id] },
    ])
    expect(lint(turn(stray), false)).toEqual([])
  })

  it('finds events after the end', () => {
    const after = [agentSays('still here'), agentSays('and here')]
    expect(lint([...turn(), terminated(), ...after])).toEqual([
      {
        rule: 'event after the end',
        severity: 'error',
        sentence: '2 events came after the session had ended.',
        eventIds: after.map(({ id }) => id),
      },
    ])
    expect(lint([...turn(), terminated(), { ...common(), type: 'session.deleted' }])).toEqual([])
  })

  it('counts events of unknown types', () => {
    const unknown = [says('agent.dreamt'), says('agent.dreamt'), says('agent.sang')]
    expect(lint(turn(...unknown))).toMatchObject([
      { severity: 'notice', sentence: '2 events are of a type this console does not know: agent.dreamt.' },
      { severity: 'notice', sentence: '1 event is of a type this console does not know: agent.sang.' },
    ])
  })

  it('finds times out of order, also where turns meet, except of what people sent', () => {
    const [first, second] = [agentSays('a', { atMs: 9000 }), agentSays('b', { atMs: 8660 })]
    const third = agentSays('c', { atMs: 5000 })
    const at = { turnId: 't2', atMs: 5000 }
    const events = [userSays('go', { atMs: 1 }), first, userSays('x', { atMs: 2 }), second, { ...third, ...at }]
    expect(lintAsTold(events)).toEqual([
      {
        rule: 'times out of order',
        severity: 'warning',
        sentence: '2 events carry an earlier time than the one before, by up to 3.7 s.',
        eventIds: [second.id, third.id],
      },
    ])
  })

  it('finds an event that was told in two ways', () => {
    const use = toolUse('Bash', { command: 'ls' })
    const log = plainly([userSays('go'), use])
    log.addPage([received({ ...use, input: { command: 'rm' } })], 'newer')
    expect(lintSession(inputOf(log), nowMs)).toMatchObject([{ rule: 'told twice', eventIds: [use.id] }])
  })

  it('names the worst first', () => {
    const severities = lint([...turn(says('x.y'), toolUse('Bash'), toolResult('evt_nowhere'))]).map(
      ({ severity }) => severity,
    )
    expect(severities).toEqual(['error', 'warning', 'notice'])
  })

  it('finds the same whichever way the events came, and whenever it looked before', () => {
    fc.assert(
      fc.property(
        arbitrarySession,
        fc.nat(),
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 6 }), fc.boolean()), { maxLength: 30 }),
        (events, cut, steps) => {
          const middle = cut % (events.length + 1)
          const older = events.slice(0, middle)
          const newer = events.slice(middle)
          const log = newLog()
          const linter = createLinter()
          const take = (isOlder: boolean, size: number) => {
            if (isOlder && older.length > 0) log.addPage(older.splice(-size).map(received), 'older')
            if (!isOlder) for (const event of newer.splice(0, size)) log.append(received(event))
          }
          for (const [isOlder, size, isLooking] of steps) {
            take(isOlder, size)
            if (isLooking) linter.lint(inputOf(log, older.length === 0), nowMs)
          }
          while (older.length > 0) take(true, 5)
          take(false, newer.length)
          expect(linter.lint(inputOf(log), nowMs)).toEqual(lintSession(inputOf(plainly(events)), nowMs))
        },
      ),
      { numRuns: 80 },
    )
  }, 30_000)

  it('reads only what was added since it looked before', () => {
    const events = Array.from({ length: 300 }, () => turn(toolUse('Bash'), waitsFor())).flat()
    const log = plainly(events)
    const linter = createLinter()
    let looks = 0
    const watched = (): LintInput => {
      const input = inputOf(log)
      const at = (index: number) => {
        looks += 1
        return input.items.at(index)
      }
      return { ...input, items: { ...input.items, at } }
    }
    linter.lint(watched(), nowMs)
    const first = looks
    looks = 0
    log.append(received(agentSays('more')))
    linter.lint(watched(), nowMs)
    expect(first).toBeGreaterThan(events.length)
    expect(looks).toBeLessThan(events.length)
  })
})
