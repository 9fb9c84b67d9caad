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

it('has a step begin with its event, and complete with the results of all calls and what was written down behind it', () => {
  const { begins, complete } = stepsOf(story)
  expect(begins.slice(1, 5)).toEqual([4, 5, 6, 10])
  expect(complete.slice(1, 5)).toEqual([4, 9, 9, 11])
  expect(stepAt(stepsOf(story), 7)).toBe(3)
  expect(stepAt(stepsOf(story), 0)).toBe(-1)
})

it('leaves a text in the making to the step it becomes', () => {
  const builder = createTapeBuilder({ decode: readReceived })
  const [asked, answered] = [userSays('go'), agentSays('done')]
  builder.add({ kind: 'event', atMs: 0, rawJson: received(asked).rawJson })
  builder.add({ kind: 'event', atMs: 10, rawJson: received(running()).rawJson })
  builder.add({ kind: 'draft_start', atMs: 20, eventId: answered.id, type: 'agent.message' })
  builder.add({ kind: 'draft_delta', atMs: 30, eventId: answered.id, index: 0, text: 'done' })
  builder.add({ kind: 'event', atMs: 40, rawJson: received(answered).rawJson })
  const { begins, complete } = readTapeSteps(builder.build())
  expect(begins).toEqual([1, 5])
  expect(complete).toEqual([2, 5])
})
