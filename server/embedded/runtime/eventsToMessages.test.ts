import { expect, it } from 'vitest'
import type { JsonObject, StoredEvent } from '../canonical.ts'
import { textBlock } from '../model/contentBlocks.ts'
import { eventsToMessages } from './eventsToMessages.ts'

function story(...events: [type: string, payload?: JsonObject, id?: string][]): StoredEvent[] {
  return events.map(([type, payload = {}, id], index) => ({
    id: id ?? `evt_${index}`,
    seq: index + 1,
    sessionId: 'sess_1',
    threadId: 'sthr_1',
    turnId: 'turn_1',
    type,
    payload,
    processedAt: '2026-01-01T00:00:00.000000Z',
  }))
}

const text = (value: string): JsonObject => ({ content: [textBlock(value)] })
const messages = (events: StoredEvent[]) => eventsToMessages(events, 1000)

it('puts the results behind the answer that called, in call order, whenever they arrived', () => {
  const events = story(
    ['user.message', text('go')],
    ['span.model_request_start'],
    ['agent.message', text('Two calls.')],
    ['agent.tool_use', { name: 'Bash', input: { command: 'a' } }, 'evt_a'],
    ['agent.custom_tool_use', { name: 'lookup', input: {} }, 'evt_b'],
    ['span.model_request_end', { is_error: false }],
    ['user.custom_tool_result', { custom_tool_use_id: 'evt_b', ...text('B') }],
    ['agent.tool_result', { tool_use_id: 'evt_a', ...text('A'), is_error: true }],
  )
  expect(messages(events)).toEqual([
    { role: 'user', content: [textBlock('go')] },
    {
      role: 'assistant',
      text: 'Two calls.',
      toolCalls: [
        { callId: 'evt_a', name: 'Bash', input: { command: 'a' } },
        { callId: 'evt_b', name: 'lookup', input: {} },
      ],
    },
    { role: 'tool', callId: 'evt_a', name: 'Bash', content: [textBlock('A')], isError: true },
    { role: 'tool', callId: 'evt_b', name: 'lookup', content: [textBlock('B')], isError: false },
  ])
})

it('gives a call without a result an error, so that no provider refuses the history', () => {
  const [, result] = messages(story(['agent.tool_use', { name: 'Bash', input: {} }]))
  expect(result).toMatchObject({ role: 'tool', isError: true })
})

it('forgets what a failed request said when the request was made again', () => {
  const events = story(
    ['user.message', text('go')],
    ['span.model_request_start'],
    ['agent.message', text('First try')],
    ['span.model_request_end', { is_error: true }],
    ['span.model_request_start'],
    ['agent.message', text('Second try')],
    ['span.model_request_end', { is_error: false }],
  )
  expect(messages(events).slice(1)).toEqual([{ role: 'assistant', text: 'Second try', toolCalls: [] }])
})

it('keeps what an interrupted request said', () => {
  const events = story(
    ['user.message', text('go')],
    ['span.model_request_start'],
    ['agent.message', text('Said')],
    ['span.model_request_end', { is_error: true }],
    ['user.message', text('next')],
    ['span.model_request_start'],
  )
  expect(messages(events).map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
})

it('reads the oldest form of content, a plain string', () => {
  expect(messages(story(['user.message', { content: 'hi' }]))).toEqual([{ role: 'user', content: [textBlock('hi')] }])
})

it('cuts the turns before a compaction and keeps what came after it', () => {
  const long = text('x'.repeat(4000))
  const events = story(
    ['user.message', long],
    ['agent.message', text('one')],
    ['user.message', text('two')],
    ['agent.thread_context_compacted'],
    ['span.model_request_start'],
    ['agent.message', long],
    ['user.message', long],
  )
  const kept = eventsToMessages(events, 100)
  expect(kept.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
  expect(kept[0]).toEqual({ role: 'user', content: [textBlock('two')] })
})

it('tells the same history for the same events', () => {
  const events = story(
    ['user.message', text('go')],
    ['agent.tool_use', { name: 'Bash' }],
    ['agent.message', text('ok')],
  )
  expect(messages(events)).toEqual(messages(events))
})
