import { expect, it } from 'vitest'
import type { SessionEvent } from '@/domain/session/events.ts'
import { plainly } from '@/domain/session/testing/describeLog.ts'
import {
  agentSays,
  idle,
  running,
  says,
  terminated,
  thinks,
  toolResult,
  toolUse,
  userSays,
} from '@/domain/session/testing/events.ts'
import { type StandingStep, sameStep, standingSteps } from './sameStep.ts'
import { createStepReader } from './stageSteps.ts'

function stepsOf(events: readonly SessionEvent[]): StandingStep[] {
  const timeline = plainly([...events]).timeline()
  return standingSteps(createStepReader()(timeline), timeline)
}

/** Where the recording goes on when the stage shows the latest step of a live run. */
const match = (live: readonly SessionEvent[], recorded: readonly SessionEvent[]) => {
  const steps = stepsOf(live)
  return sameStep(steps, steps.length - 1, stepsOf(recorded))
}

const list = toolUse('Bash', { command: 'ls' })
const test = toolUse('Bash', { command: 'pytest' })
const recorded = [
  userSays('go'), // 0
  running(),
  thinks(), // 1
  list, // 2
  toolResult(list.id),
  agentSays('done'), // 3
  idle(),
  userSays('now test it'), // 4
  running(),
  test, // 5
  toolResult(test.id),
  agentSays('passed'), // 6
]
const use = toolUse('Bash', { command: 'ls -la' })

it('finds the step as far into the same turn', () => {
  expect(match([userSays('go')], recorded)).toEqual({ index: 0, isComplete: true })
  expect(match([userSays('go'), running(), thinks()], recorded)).toEqual({ index: 1, isComplete: true })
  const secondTurn = [userSays('go'), agentSays('here'), idle(), userSays('and test')]
  expect(match(secondTurn, recorded)).toEqual({ index: 4, isComplete: true })
})

it('begins a call again that was still running, and leaves one alone that was over', () => {
  const calling = [userSays('go'), running(), thinks(), use]
  expect(match(calling, recorded)).toEqual({ index: 2, isComplete: false })
  expect(match([...calling, terminated()], recorded)).toEqual({ index: 2, isComplete: false })
  expect(match([...calling, toolResult(use.id)], recorded)).toEqual({ index: 2, isComplete: true })
})

it('does not count what failed, on either side', () => {
  const failed = [userSays('go'), running(), thinks(), use, toolResult(use.id, 'no', { isError: true })]
  expect(match(failed, recorded)).toEqual({ index: 1, isComplete: true })
  const failedThere = [userSays('go'), list, toolResult(list.id, 'no', { isError: true }), agentSays('again')]
  expect(match([userSays('go'), agentSays('on it')], failedThere)).toEqual({ index: 2, isComplete: true })
})

it('stays at the end of a turn that was shorter there, and at the end of all when there are fewer turns', () => {
  const longer = [userSays('go'), thinks(), agentSays('one'), agentSays('two'), agentSays('three'), agentSays('four')]
  expect(match(longer, recorded)).toEqual({ index: 3, isComplete: true })
  const thirdTurn = ['one', 'two', 'three'].flatMap((words) => [userSays(words), running(), idle()])
  expect(match(thirdTurn, recorded)).toEqual({ index: 6, isComplete: true })
})

it('stands before the first step while nothing has happened', () => {
  expect(match([says('session.something')], recorded)).toEqual({ index: -1, isComplete: true })
  expect(match([userSays('go')], [])).toEqual({ index: -1, isComplete: true })
})

it('goes by the step that is shown, not by the latest', () => {
  const live = stepsOf([userSays('go'), thinks(), agentSays('done')])
  expect(sameStep(live, 1, stepsOf(recorded))).toEqual({ index: 1, isComplete: true })
})
