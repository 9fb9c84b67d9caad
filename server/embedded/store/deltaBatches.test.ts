import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Preview } from '../canonical.ts'
import { createDeltaBatches } from './deltaBatches.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const delta = (text: string, index = 0): Preview => ({ type: 'event_delta', eventId: 'evt_1', index, text })

async function startWriting(intervalMs: number) {
  const sent: string[] = []
  const batches = createDeltaBatches({
    intervalOf: async () => intervalMs,
    send: (_, preview) => sent.push(preview.type === 'event_delta' ? `${preview.index}:${preview.text}` : preview.type),
  })
  batches.add('sess_1', { type: 'event_start', event: { id: 'evt_1', type: 'agent.message' } })
  await vi.advanceTimersByTimeAsync(0)
  return { batches, sent }
}

it('sends the first piece at once and joins the others until the interval is over', async () => {
  const { batches, sent } = await startWriting(500)
  for (const text of ['a', 'b', 'c']) batches.add('sess_1', delta(text))
  batches.add('sess_1', delta('d', 1))
  expect(sent).toEqual(['event_start', '0:a'])
  await vi.advanceTimersByTimeAsync(499)
  expect(sent).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(sent).toEqual(['event_start', '0:a', '0:bc', '1:d'])
})

it('sends what waits before the event it belongs to is written', async () => {
  const { batches, sent } = await startWriting(500)
  for (const text of ['a', 'b']) batches.add('sess_1', delta(text))
  batches.flush('sess_1')
  expect(sent.at(-1)).toBe('0:b')
  await vi.advanceTimersByTimeAsync(1000)
  expect(sent).toHaveLength(3)
})

it('sends nothing more of a session at rest', async () => {
  const { batches, sent } = await startWriting(50)
  for (const text of ['a', 'b']) batches.add('sess_1', delta(text))
  batches.forget('sess_1')
  await vi.advanceTimersByTimeAsync(1000)
  expect(sent).toEqual(['event_start', '0:a'])
})
