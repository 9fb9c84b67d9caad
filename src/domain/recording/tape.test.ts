import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SessionEvent } from '../session/events.ts'
import { agentSays, idle, readReceived, received, userSays } from '../session/testing/events.ts'
import type { RecordedEntry } from './recording.ts'
import { createTapeBuilder } from './tape.ts'
import { longestPauseMs } from './tapeClock.ts'

const eventAt = (atMs: number | null, event: SessionEvent = agentSays('hi')): RecordedEntry => ({
  kind: 'event',
  atMs,
  rawJson: received(event).rawJson,
})

function tapeOf(entries: RecordedEntry[]) {
  const builder = createTapeBuilder({ decode: readReceived })
  for (const entry of entries) builder.add(entry)
  return builder.build()
}

it('plays events as they arrived, and a long pause as two seconds', () => {
  const { clock, pauses, length } = tapeOf([eventAt(1000), eventAt(1500), eventAt(61_500), eventAt(61_600)])
  expect([1, 2, 3, 4].map(clock.offsetAt)).toEqual([0, 500, 500 + longestPauseMs, 600 + longestPauseMs])
  expect(clock.durationMs).toBe(600 + longestPauseMs)
  expect(pauses).toEqual([{ position: 2, realMs: 60_000 }])
  expect(length).toBe(4)
})

it('plays what a list brought by its own time', () => {
  const one = userSays('go', { atMs: 5000 })
  const two = agentSays('yes', { atMs: 5700 })
  expect(tapeOf([eventAt(null, one), eventAt(null, two)]).clock.offsetAt(2)).toBe(700)
})

it('never runs backwards when two clocks disagree', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: null })), (times) => {
      const { clock } = tapeOf(
        times.map((atMs) => ({ kind: 'draft_start', atMs, eventId: 'evt_x', type: 'agent.message' })),
      )
      for (let position = 1; position <= times.length; position += 1) {
        expect(clock.offsetAt(position)).toBeGreaterThanOrEqual(clock.offsetAt(position - 1))
        expect(clock.positionAt(clock.offsetAt(position))).toBeGreaterThanOrEqual(position)
        if (clock.offsetAt(position) > 0)
          expect(clock.positionAt(clock.offsetAt(position) - 0.5)).toBeLessThan(position)
      }
      expect(clock.positionAt(Number.POSITIVE_INFINITY)).toBe(times.length)
    }),
  )
})

it('finds an event, and takes one that comes again in its first place with its last words', () => {
  const first = agentSays('first', { id: 'evt_same' })
  const tape = tapeOf([eventAt(1, first), eventAt(2, idle()), eventAt(3, { ...first, content: [] })])
  expect([tape.length, tape.eventCount, tape.positionOf('evt_same'), tape.positionOf('evt_none')]).toEqual([
    2, 2, 1, -1,
  ])
  const step = tape.step(0)
  expect(step?.kind === 'event' && tape.store.text(step.event.payload)).toContain('"content":[]')
})

it('names events without an id by their place', () => {
  const decode = (rawJson: string, { id }: { id: string }) => ({ ...readReceived(rawJson), id, hasOwnId: false })
  const builder = createTapeBuilder({ decode })
  builder.add(eventAt(1))
  builder.add({ ...eventAt(2), kind: 'event', rawJson: received(agentSays('x')).rawJson, id: 'evt_frame' })
  const tape = builder.build()
  expect(tape.positionOf('recorded:0')).toBe(1)
  const step = tape.step(1)
  expect(step?.kind === 'event' && [step.event.id, step.event.hasOwnId]).toEqual(['evt_frame', true])
})
