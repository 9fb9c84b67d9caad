import { expect, it } from 'vitest'
import { createTapeBuilder } from '@/domain/recording/tape.ts'
import type { SessionEvent } from '@/domain/session/events.ts'
import {
  agentSays,
  idle,
  readReceived,
  received,
  requestEnd,
  requestStart,
  running,
  thinks,
  toolResult,
  toolUse,
  userSays,
} from '@/domain/session/testing/events.ts'
import { turnStarts } from './stageSteps.ts'
import { readTapeSteps, stepAt } from './tapeSteps.ts'

function stepsOf(events: readonly SessionEvent[]) {
  const builder = createTapeBuilder({ decode: readReceived })
  for (const [index, event] of events.entries())
    builder.add({ kind: 'event', atMs: index * 1000, rawJson: received(event).rawJson })
  return readTapeSteps(builder.build())
}

const first = toolUse('Bash', { command: 'ls' })
const second = toolUse('Read', { file_path: 'a' })
const request = requestStart()
const story = [
  userSays('go'),
  running(),
  request,
  thinks(),
  first,
  second,
  requestEnd(request.id),
  toolResult(second.id),
  toolResult(first.id),
  agentSays('done'),
  idle(),
  userSays('again'),
  agentSays('yes'),
]

it('makes steps of what was said, thought and done, and of nothing in between', () => {
  const { steps } = stepsOf(story)
  expect(steps.map(({ turn }) => turn)).toEqual([0, 0, 0, 0, 0, 1, 1])
  expect(turnStarts(steps)).toEqual([0, 5])
})

it('has a step begin with its event, and complete with the results of all calls so far', () => {
  const { begins, complete } = stepsOf(story)
  expect(begins.slice(1, 5)).toEqual([4, 5, 6, 10])
  expect(complete.slice(1, 5)).toEqual([4, 9, 9, 10])
  expect(stepAt(stepsOf(story), 7)).toBe(3)
  expect(stepAt(stepsOf(story), 0)).toBe(-1)
})
