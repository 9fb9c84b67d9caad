import { expect, it } from 'vitest'
import { createDeltaFrames } from './deltaFrames.ts'

const start = (eventId: string) => ({ kind: 'draft_start' as const, eventId, type: 'agent.message' })
const delta = (eventId: string, text: string, index = 0) => ({ kind: 'draft_delta' as const, eventId, index, text })

it('keeps when each piece arrived and how long it was, after the message is there', () => {
  const known = new Set<string>()
  const deltas = createDeltaFrames((id) => known.has(id))
  deltas.apply(start('evt_1'), 1000)
  deltas.apply(delta('evt_1', 'Hello'), 1400)
  deltas.apply(delta('evt_1', ', you', 1), 3000)
  known.add('evt_1')
  deltas.apply(delta('evt_1', 'late'), 4000)
  expect(deltas.read('evt_1')).toEqual({
    startedAtMs: 1000,
    frames: [
      { atMs: 1400, block: 0, characters: 5 },
      { atMs: 3000, block: 1, characters: 5 },
    ],
    unkeptCount: 0,
  })
  expect(deltas.read('evt_2')).toBeNull()
})

it('begins again where a message is told anew, and knows nothing of one whose beginning it missed', () => {
  const deltas = createDeltaFrames(() => false)
  deltas.apply(delta('evt_2', 'middle'), 500)
  expect(deltas.read('evt_2')).toBeNull()
  deltas.apply(start('evt_1'), 1000)
  deltas.apply(delta('evt_1', 'Hel'), 1100)
  deltas.apply(start('evt_1'), 5000)
  deltas.apply(delta('evt_1', 'Hello'), 5001)
  expect(deltas.read('evt_1')?.frames).toEqual([{ atMs: 5001, block: 0, characters: 5 }])
})

it('stays bounded: pieces of one message, and of all', () => {
  const deltas = createDeltaFrames(() => false)
  for (let event = 0; event < 40; event += 1) {
    deltas.apply(start(`evt_${event}`), event)
    for (let piece = 0; piece < 2100; piece += 1) deltas.apply(delta(`evt_${event}`, 'x'), event)
  }
  expect(deltas.read('evt_39')).toMatchObject({ unkeptCount: 100 })
  expect(deltas.read('evt_39')?.frames).toHaveLength(2000)
  const kept = Array.from({ length: 40 }, (_, event) => deltas.read(`evt_${event}`)?.frames.length ?? 0)
  expect(kept.reduce((sum, count) => sum + count, 0)).toBe(60_000)
  expect(kept[0]).toBe(0)
})
