import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SessionEvent } from '../session/events.ts'
import { arbitrarySession } from '../session/testing/arbitrarySession.ts'
import { plainly, seen } from '../session/testing/describeLog.ts'
import { agentSays, idle, readReceived, received, userSays } from '../session/testing/events.ts'
import { createReel } from './reel.ts'
import { createTapeBuilder } from './tape.ts'

function tapeOf(events: SessionEvent[]) {
  const builder = createTapeBuilder({ decode: readReceived })
  for (const event of events) builder.add({ kind: 'event', atMs: event.atMs, rawJson: received(event).rawJson })
  return builder.build()
}

it('shows at a position what a log cut there shows, however it was reached', () => {
  fc.assert(
    fc.property(arbitrarySession, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (events, jumps) => {
      const reel = createReel(tapeOf(events))
      for (const jump of jumps) {
        const position = jump % (events.length + 1)
        reel.go(position)
        expect(reel.position).toBe(position)
        expect(seen(reel.log)).toEqual(seen(plainly(events.slice(0, position))))
      }
    }),
    { numRuns: 40 },
  )
})

it('jumps into a long session by its tail and reads the past behind', () => {
  const events = Array.from({ length: 4000 }, (_, index) => (index % 4 === 0 ? userSays('go') : idle()))
  const reel = createReel(tapeOf(events))
  reel.go(3900)
  const { revision } = reel.log.items()
  expect([reel.log.ids().length, reel.isWhole]).toEqual([800, false])
  while (reel.readBack()) expect(reel.log.items().revision).toBe(revision)
  expect(reel.isWhole).toBe(true)
  expect(seen(reel.log)).toEqual(seen(plainly(events.slice(0, 3900))))
  reel.go(100)
  expect([reel.log.ids().length, reel.isWhole]).toEqual([100, true])
  expect(reel.log.items().revision).not.toBe(revision)
})

it('writes a message piece by piece as it was seen, also when entered in the middle', () => {
  const message = agentSays('Hello')
  const builder = createTapeBuilder({ decode: readReceived })
  builder.add({ kind: 'event', atMs: 1, rawJson: received(userSays('go')).rawJson })
  builder.add({ kind: 'draft_start', atMs: 10, eventId: message.id, type: 'agent.message' })
  builder.add({ kind: 'draft_delta', atMs: 20, eventId: message.id, index: 0, text: 'Hel' })
  builder.add({ kind: 'draft_delta', atMs: 1500, eventId: message.id, index: 0, text: 'lo' })
  builder.add({ kind: 'event', atMs: 1600, rawJson: received(message).rawJson })
  const reel = createReel(builder.build())
  const draft = () => reel.drafts.list().map(({ blocks, startedAtMs }) => [blocks.join(''), startedAtMs])
  reel.go(3)
  expect(draft()).toEqual([['Hel', 10]])
  reel.go(4)
  expect(draft()).toEqual([['Hello', 10]])
  reel.go(5)
  expect(draft()).toEqual([])
  reel.go(2)
  expect(draft()).toEqual([['', 10]])
})
