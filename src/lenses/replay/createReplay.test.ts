import { expect, it } from 'vitest'
import { createTapeBuilder } from '@/domain/recording/tape.ts'
import {
  agentSays,
  idle,
  readReceived,
  received,
  running,
  toolResult,
  toolUse,
  userSays,
  waitsFor,
} from '@/domain/session/testing/events.ts'
import { createReplay } from './createReplay.ts'

const call = toolUse('Bash', { command: 'rm x' }, { permission: 'ask' })
/** Two turns, at these seconds of the recording. */
const story = [
  [0, userSays('go')],
  [1, running()],
  [2, call],
  [3, waitsFor(call.id)],
  [63, toolResult(call.id)],
  [64, idle()],
  [65, userSays('again')],
  [66, agentSays('done')],
] as const

function openReplay() {
  const builder = createTapeBuilder({ decode: readReceived })
  for (const [seconds, event] of story)
    builder.add({ kind: 'event', atMs: seconds * 1000, rawJson: received(event).rawJson })
  let nowMs = 5_000_000
  let frames: (() => void)[] = []
  const replay = createReplay(builder.build(), {
    now: () => nowMs,
    onNextFrame(run) {
      frames.push(run)
      return () => {
        frames = frames.filter((other) => other !== run)
      }
    },
    onIdle: () => () => {},
  })
  return {
    replay,
    shown: () => replay.session.getSnapshot(),
    pass(ms: number) {
      nowMs += ms
      for (const run of frames.splice(0)) run()
    },
  }
}

it('plays the session as it happened, its long pause in two seconds, and stops at the end', () => {
  const { replay, shown, pass } = openReplay()
  replay.play()
  pass(2500)
  expect([replay.state().position, shown().status]).toEqual([3, 'running'])
  pass(1000)
  expect(shown().pending.map(({ eventId }) => eventId)).toEqual([call.id])
  pass(1000)
  expect(replay.state().position).toBe(4)
  pass(600)
  expect([replay.state().position, shown().pending]).toEqual([5, []])
  pass(60_000)
  expect(replay.state()).toMatchObject({
    isPlaying: false,
    position: story.length,
    offsetMs: replay.tape.clock.durationMs,
  })
  expect(shown().stats.state).toBe('ended')
})

it('goes on from where it was when the speed is changed, and stands still while paused', () => {
  const { replay, pass } = openReplay()
  replay.play()
  pass(1000)
  replay.setSpeed(2)
  pass(500)
  expect(replay.state()).toMatchObject({ offsetMs: 2000, position: 3 })
  replay.pause()
  pass(10_000)
  expect(replay.state()).toMatchObject({ offsetMs: 2000, isPlaying: false })
})

it('shows the moment that was jumped to, back and forth', () => {
  const { replay, shown } = openReplay()
  replay.go(story.length)
  expect(shown()).toMatchObject({ pending: [], history: 'complete' })
  replay.go(4)
  expect(shown()).toMatchObject({ status: 'idle', stopReason: { type: 'requires_action' } })
  replay.goToOffset(2000)
  expect(replay.state()).toMatchObject({ position: 3, offsetMs: 2000 })
})

it('steps by event and by turn', () => {
  const { replay } = openReplay()
  const at = () => replay.state().position
  replay.stepEvent(1)
  expect(at()).toBe(1)
  replay.stepTurn(1)
  expect(at()).toBe(7)
  replay.stepEvent(-1)
  expect(at()).toBe(6)
  replay.stepTurn(-1)
  expect(at()).toBe(1)
  replay.stepTurn(-1)
  expect(at()).toBe(0)
})

it('starts over when played at its end', () => {
  const { replay, pass } = openReplay()
  replay.go(story.length)
  replay.play()
  pass(10)
  expect(replay.state()).toMatchObject({ isPlaying: true, position: 1 })
})
