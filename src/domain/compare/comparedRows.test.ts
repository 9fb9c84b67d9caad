import { expect, it } from 'vitest'
import type { SessionEvent } from '../session/events.ts'
import { agentSays, confirms, thinks, toolResult, toolUse, userSays } from '../session/testing/events.ts'
import { comparedRows, divergingEvents, haveSomethingInCommon, nextDifference } from './comparedRows.ts'
import { compareSessions } from './compareSessions.ts'
import { digestSession } from './digestSession.ts'

const compare = (left: SessionEvent[], right: SessionEvent[]) =>
  compareSessions(digestSession(left), digestSession(right))

function tellTwice(output: string) {
  const use = toolUse('Bash', { command: 'ls' })
  const result = toolResult(use.id, output)
  return { events: [userSays('go'), thinks(output), use, result, agentSays('Done')], result }
}

it('lists turns and their steps, and counts what is alike where only differences are wanted', () => {
  const [left, right] = [tellTwice('a'), tellTwice('b')]
  const comparison = compare(
    [userSays('first'), agentSays('same'), ...left.events],
    [userSays('first'), agentSays('same'), ...right.events],
  )
  const say = (onlyDifferences: boolean) =>
    comparedRows(comparison, onlyDifferences).map((row) =>
      row.kind === 'alike' ? `${row.count} alike` : `${row.kind}${row.isDifferent ? ' differs' : ''}`,
    )
  expect(say(false)).toEqual(['turn', 'step', 'turn', 'step', 'step differs', 'step'])
  expect(say(true)).toEqual(['2 alike', 'turn', '1 alike', 'step differs', '1 alike'])
})

it('finds the next and the previous difference, and none behind the last', () => {
  const rows = comparedRows(compare(tellTwice('a').events, tellTwice('b').events), false)
  expect(nextDifference(rows, -1, 1)).toBe(2)
  expect(nextDifference(rows, 2, 1)).toBeNull()
  expect(nextDifference(rows, rows.length, -1)).toBe(2)
})

it('leads to the answers where the same call was answered differently', () => {
  const [left, right] = [tellTwice('a'), tellTwice('b')]
  expect(divergingEvents(compare(left.events, right.events))).toEqual({ left: left.result.id, right: right.result.id })
})

it('says when two sessions have nothing in common', () => {
  const one = [userSays('one'), agentSays('x')]
  expect(haveSomethingInCommon(compare(one, [userSays('two'), agentSays('y')]))).toBe(false)
  expect(haveSomethingInCommon(compare(one, [userSays('two'), agentSays('x')]))).toBe(true)
})

it('takes a confirmation for a step, an event that comes again once, and knows long outputs apart by their ends', () => {
  const use = toolUse('Bash')
  const long = (end: string) => toolResult(use.id, `${'x'.repeat(200_000)}${end}`)
  const { turns } = digestSession([use, use, confirms(use.id, 'deny', 'not now'), long('a'), long('b')])
  expect(turns[0]?.steps.map(({ name, body }) => [name, body])).toEqual([
    ['Bash', '{}'],
    ['user.tool_confirmation', 'deny: not now'],
  ])
  expect(turns[0]?.steps[0]?.result?.text.length).toBeLessThan(101_000)
  const other = digestSession([use, long('a')])
  expect(other.turns[0]?.steps[0]?.result?.text).not.toBe(turns[0]?.steps[0]?.result?.text)
})
