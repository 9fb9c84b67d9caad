import fc from 'fast-check'
import type { SessionEvent } from '../events.ts'
import {
  agentSays,
  common,
  confirms,
  customToolUse,
  idle,
  requestEnd,
  requestStart,
  running,
  says,
  thinks,
  threadIdle,
  threadRuns,
  threadWaits,
  toolResult,
  toolUse,
  usageIs,
  userSays,
  waitsFor,
} from './events.ts'

type Step =
  | { kind: 'say' | 'think' | 'unknown' | 'error' | 'usage' | 'child' }
  | { kind: 'tools'; count: number; order: number; failed: boolean; lost: boolean }
  | { kind: 'ask'; answer: 'allow' | 'deny' }
  | { kind: 'custom' }
  | { kind: 'children'; answers: ('allow' | 'deny' | 'none' | 'stopped')[]; isHeld: boolean }

interface Turn {
  steps: Step[]
  end: 'end_turn' | 'cancelled' | 'terminated' | 'cut'
  straggler: boolean
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('say', 'think', 'unknown', 'error', 'usage', 'child') }),
  fc.record({
    kind: fc.constant('tools' as const),
    count: fc.integer({ min: 1, max: 4 }),
    order: fc.nat(23),
    failed: fc.boolean(),
    lost: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('ask' as const), answer: fc.constantFrom('allow', 'deny') }),
  fc.record({ kind: fc.constant('custom' as const) }),
  fc.record({
    kind: fc.constant('children' as const),
    answers: fc.array(fc.constantFrom('allow', 'deny', 'none', 'stopped'), { minLength: 1, maxLength: 3 }),
    isHeld: fc.boolean(),
  }),
)

const turn: fc.Arbitrary<Turn> = fc.record({
  steps: fc.array(step, { maxLength: 6 }),
  end: fc.constantFrom('end_turn', 'end_turn', 'cancelled', 'cut'),
  straggler: fc.boolean(),
})

/** How a service writes: which order it begins turns in, and which references it leaves out. */
const dialect = fc.record({
  inputFirst: fc.boolean(),
  turnIds: fc.boolean(),
  namesStarts: fc.boolean(),
  resultInside: fc.boolean(),
})

/** Sessions as either form of the API tells them, oldest event first. */
export const arbitrarySession: fc.Arbitrary<SessionEvent[]> = fc
  .tuple(fc.array(turn, { minLength: 1, maxLength: 6 }), dialect)
  .map(([turns, { inputFirst, turnIds, namesStarts, resultInside }]) =>
    turns.flatMap((one, index) => {
      const turnId = turnIds ? `turn_${index}` : null
      const at = { turnId }
      const events: SessionEvent[] = inputFirst
        ? [userSays('go', at), running(at)]
        : [running(at), threadRuns('sthr_main', at), userSays('go', at)]
      const request = (inside: SessionEvent[]) => {
        const start = requestStart(at)
        return [start, ...inside, requestEnd(namesStarts ? start.id : null, at)]
      }
      for (const now of one.steps) events.push(...tell(now, at, namesStarts, resultInside, request))
      if (one.end === 'cancelled') events.push({ ...common(at), type: 'user.interrupt' })
      if (one.end === 'end_turn' || one.end === 'cancelled') {
        events.push(usageIs(index + 1, at), idle({ type: one.end, eventIds: [] }, at))
      }
      if (one.straggler) events.push({ ...common(at), type: 'session.updated', title: 'T' })
      return events
    }),
  )

function tell(
  now: Step,
  at: { turnId: string | null },
  namesStarts: boolean,
  resultInside: boolean,
  request: (inside: SessionEvent[]) => SessionEvent[],
): SessionEvent[] {
  switch (now.kind) {
    case 'say':
      return request([thinks(null, at), agentSays('words', at)])
    case 'think':
      return [thinks('hm', at)]
    case 'unknown':
      return [says('agent.brand_new', at)]
    case 'error':
      return [
        { ...common(at), type: 'session.error', error: { type: 'x', message: 'Overloaded.', retryStatus: 'retrying' } },
        { ...common(at), type: 'session.status_rescheduled' },
        running(at),
      ]
    case 'usage':
      return [usageIs(7, at)]
    case 'child': {
      const child = { ...at, threadId: 'sthr_child' }
      const use = toolUse('Grep', {}, child)
      return [
        { ...common(child), type: 'session.thread_created', agentName: 'researcher' },
        thinks(null, child),
        use,
        ...(namesStarts ? [toolResult(use.id, 'x', child)] : []),
        threadIdle('sthr_child', undefined, at),
      ]
    }
    case 'tools': {
      const uses = Array.from({ length: now.count }, (_, index) => toolUse('Bash', { command: `ls ${index}` }, at))
      const ends = uses
        .slice(now.lost ? 1 : 0)
        .map((use, index) =>
          toolResult(namesStarts ? use.id : null, 'x', { ...at, isError: now.failed && index === 0 }),
        )
      const turned = [...ends.slice(now.order % 4), ...ends.slice(0, now.order % 4)]
      return resultInside ? request([...uses, ...turned]) : [...request(uses), ...turned]
    }
    case 'ask': {
      const use = toolUse('Bash', { command: 'rm x' }, { ...at, permission: 'ask' })
      return [
        ...request([use]),
        { ...waitsFor(use.id), ...at },
        running(at),
        { ...confirms(use.id, now.answer), ...at },
        toolResult(namesStarts ? use.id : null, 'x', { ...at, isError: now.answer === 'deny' }),
      ]
    }
    case 'children': {
      const asked = now.answers.map((answer, index) => {
        const threadId = `sthr_child_${index}`
        return { answer, threadId, use: toolUse('Bash', {}, { ...at, threadId, permission: 'ask' }) }
      })
      return [
        ...asked.flatMap(({ threadId, use }) => [use, { ...threadWaits(threadId, use.id), ...at }]),
        agentSays('meanwhile', at),
        ...(now.isHeld ? [{ ...waitsFor(...asked.map(({ use }) => use.id)), ...at }, running(at)] : []),
        ...asked.flatMap(({ answer, threadId, use }): SessionEvent[] => {
          if (answer === 'none') return []
          if (answer === 'stopped') return [threadIdle(threadId, { type: 'cancelled', eventIds: [] }, at)]
          return [
            { ...confirms(use.id, answer), ...at, threadId },
            threadRuns(threadId, at),
            toolResult(use.id, 'x', { ...at, threadId }),
          ]
        }),
      ]
    }
    case 'custom': {
      const use = customToolUse('lookup', at)
      return [...request([use]), { ...waitsFor(use.id), ...at }]
    }
  }
}
