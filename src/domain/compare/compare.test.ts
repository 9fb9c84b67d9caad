import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SessionEvent } from '../session/events.ts'
import { arbitrarySession } from '../session/testing/arbitrarySession.ts'
import { agentSays, idle, running, thinks, toolResult, toolUse, userSays } from '../session/testing/events.ts'
import { align } from './align.ts'
import { compareSessions } from './compareSessions.ts'
import { digestSession } from './digestSession.ts'

const compare = (left: SessionEvent[], right: SessionEvent[]) =>
  compareSessions(digestSession(left), digestSession(right))

function bash(command: string, output: string, isError = false) {
  const use = toolUse('Bash', { command })
  return [use, toolResult(use.id, output, { isError })]
}

it('finds no difference between a session and itself', () => {
  fc.assert(
    fc.property(arbitrarySession, (events) => {
      const { turns, divergence } = compare(events, events)
      expect(divergence).toBeNull()
      for (const { steps } of turns) for (const { differences } of steps) expect(differences).toEqual([])
    }),
    { numRuns: 40 },
  )
})

it('keeps every step of both sides, each once and in order', () => {
  fc.assert(
    fc.property(arbitrarySession, arbitrarySession, (left, right) => {
      const { turns } = compare(left, right)
      const stepsOf = (side: 'left' | 'right') =>
        turns.flatMap(({ steps }) => steps.flatMap((pair) => pair[side]?.eventId ?? []))
      const wanted = (events: SessionEvent[]) =>
        digestSession(events).turns.flatMap(({ steps }) => steps.map(({ eventId }) => eventId))
      expect(stepsOf('left')).toEqual(wanted(left))
      expect(stepsOf('right')).toEqual(wanted(right))
    }),
    { numRuns: 40 },
  )
})

it('aligns as well as trying every way would', () => {
  const likeness = (left: string, right: string) => (left === right ? 1 : left[0] === right[0] ? 0.5 : 0)
  const best = (left: readonly string[], right: readonly string[]): number => {
    const [one, ...ones] = left
    const [other, ...others] = right
    if (one === undefined || other === undefined) return 0
    const together = likeness(one, other)
    return Math.max(best(ones, right), best(left, others), together > 0 ? together + best(ones, others) : 0)
  }
  const word = fc.constantFrom('a1', 'a2', 'b1', 'b2', 'c')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 6 }), (left, right) => {
      const pairs = align(left, right, { likeness, markOf: (word) => word })
      const sum = pairs.reduce(
        (total, pair) => total + (pair.left && pair.right ? likeness(pair.left, pair.right) : 0),
        0,
      )
      expect(sum).toBeCloseTo(best(left, right))
    }),
  )
})

it('names the first call whose output was another, whatever was thought before', () => {
  const left = [
    userSays('go'),
    running(),
    thinks('one'),
    ...bash('ls', 'a'),
    ...bash('cat a', 'same'),
    agentSays('Done'),
    idle(),
  ]
  const right = [
    userSays('go'),
    running(),
    thinks('two'),
    ...bash('ls', 'b'),
    ...bash('cat a', 'same'),
    agentSays('Failed'),
    idle(),
  ]
  const { turns, divergence } = compare(left, right)
  expect(divergence).toEqual({ turn: 0, step: 1 })
  expect(turns[0]?.steps.map(({ differences }) => differences)).toEqual([['text'], ['output'], [], ['text']])
})

it('tells a call that only one session made, and one that failed in one of them', () => {
  const left = [userSays('go'), ...bash('ls', 'a'), ...bash('test', 'ok')]
  const right = [userSays('go'), ...bash('test', 'broken', true)]
  const steps = compare(left, right).turns[0]?.steps
  expect(steps?.map(({ differences }) => differences)).toEqual(['missing', ['outcome']])
})

it('puts arguments side by side whatever the order of their members', () => {
  const left = toolUse('Edit', { path: 'a', text: { x: 1, y: 2 } })
  const right = toolUse('Edit', { text: { y: 2, x: 1 }, path: 'a' })
  expect(compare([userSays('go'), left], [userSays('go'), right]).divergence).toBeNull()
})

it('says that another thing was asked before looking at what came of it', () => {
  const { divergence, turns } = compare([userSays('one'), agentSays('x')], [userSays('two'), agentSays('y')])
  expect(divergence).toEqual({ turn: 0, step: null })
  expect(turns).toHaveLength(1)
})

it('finds the few steps that were added to a very long turn', () => {
  const steps = Array.from({ length: 4000 }, (_, index) => agentSays(`step ${index}`))
  const left = [userSays('go'), ...steps, agentSays('left end')]
  const right = [
    userSays('go'),
    agentSays('before'),
    ...steps.slice(0, 2000),
    ...bash('ls', 'a'),
    ...steps.slice(2000),
    agentSays('right end'),
  ].map((event, index) => ({ ...event, id: `${event.id}_${index}` }))
  const { turns, divergence } = compare(left, right)
  const differing = turns.flatMap(({ steps: pairs }) => pairs.filter(({ differences }) => differences.length > 0))
  expect(differing.map((pair) => [pair.left?.body, pair.right?.body])).toEqual([
    [undefined, 'before'],
    [undefined, expect.stringContaining('ls')],
    ['left end', 'right end'],
  ])
  expect(divergence).toEqual({ turn: 0, step: 0 })
})
