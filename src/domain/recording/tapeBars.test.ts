import { expect, it } from 'vitest'
import type { SessionEvent } from '../session/events.ts'
import { type MinimapLane, minimapLanes } from '../session/minimap/minimapBins.ts'
import {
  agentSays,
  confirms,
  idle,
  readReceived,
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
} from '../session/testing/events.ts'
import { createTapeBuilder } from './tape.ts'

type Step = [seconds: number, what: SessionEvent | { draftOf: string }]

/** Each lane of the tape, a column a second: `#` where something is. */
function drawn(steps: readonly Step[]): Partial<Record<MinimapLane, string>> {
  const builder = createTapeBuilder({ decode: readReceived })
  for (const [seconds, what] of steps) {
    const atMs = seconds * 1000
    if ('draftOf' in what) builder.add({ kind: 'draft_start', atMs, eventId: what.draftOf, type: 'agent.message' })
    else builder.add({ kind: 'event', atMs, rawJson: received(what).rawJson })
  }
  const { bars, clock } = builder.build()
  const seconds = Math.floor(clock.durationMs / 1000) + 1
  const lanes = minimapLanes
    .filter((lane) => bars.count(lane) > 0)
    .map((lane) => {
      const columns = bars.columns(lane, { startMs: 0, endMs: seconds * 1000 }, seconds)
      return [lane, [...columns].map((count) => (count > 0 ? '#' : '.')).join('')]
    })
  return Object.fromEntries(lanes)
}

it('draws what was said, thought, asked and run from its beginning to its end', () => {
  const call = toolUse('Bash')
  const request = requestStart()
  const message = agentSays('done')
  expect(
    drawn([
      [0, userSays('go')],
      [1, running()],
      [1, request],
      [2, thinks()],
      [3, call],
      [4, requestEnd(request.id)],
      [5, toolResult(call.id)],
      [6, { draftOf: message.id }],
      [8, message],
      [9, idle()],
    ]),
  ).toEqual({
    user: '#.........',
    span: '.####.....',
    thinking: '..##......',
    tool: '...###....',
    message: '......###.',
  })
})

it('paints a call that failed or was denied as an error, as long as it took', () => {
  const failed = toolUse('Bash')
  const denied = toolUse('Bash', {}, { permission: 'ask' })
  expect(
    drawn([
      [0, failed],
      [2, toolResult(failed.id, '', { isError: true })],
      [4, denied],
      [5, waitsFor(denied.id)],
      [6, confirms(denied.id, 'deny')],
      [7, running()],
      [8, toolResult(denied.id)],
      [9, idle()],
    ]),
  ).toEqual({ error: '###.#####.', wait: '.....###..' })
})

it('ends what nothing else ended where work stopped, or with the tape', () => {
  expect(
    drawn([
      [0, toolUse('Bash')],
      [1, idle({ type: 'cancelled', eventIds: [] })],
      [2, requestStart()],
      [4, says('something.new')],
    ]),
  ).toEqual({ tool: '##...', span: '..###' })
})

it('matches an end without a name to the latest beginning of its thread', () => {
  expect(
    drawn([
      [0, toolUse('Bash')],
      [1, toolUse('Bash', {}, { threadId: 'thread_2' })],
      [2, toolResult(null, '', { isError: true })],
      [3, toolResult(null, '', { threadId: 'thread_2' })],
    ]),
  ).toEqual({ error: '###.', tool: '.###' })
})
