import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { ModelConfig } from '../../config.ts'
import { textBlock } from './contentBlocks.ts'
import { createAiSdkModel } from './createAiSdkModel.ts'
import type { ModelPart, ModelRequest } from './model.ts'
import { createTestModelServer, refuse, stream, type TestModelServer } from './testModelServer.ts'

let server: TestModelServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const request: ModelRequest = {
  model: 'ultimate',
  system: 'Be brief.',
  messages: [
    { role: 'user', content: [textBlock('List the files.')] },
    { role: 'assistant', text: 'Looking.', toolCalls: [{ callId: 'evt_1', name: 'Bash', input: { command: 'ls' } }] },
    { role: 'tool', callId: 'evt_1', name: 'Bash', content: [textBlock('a.txt')], isError: false },
    { role: 'system', text: 'Answer in French.' },
  ],
  tools: [
    {
      name: 'Bash',
      description: 'Runs a command.',
      inputSchema: { type: 'object', properties: { command: { type: 'string' } } },
    },
  ],
}

async function ask(
  provider: ModelConfig['provider'],
  answer: (response: ServerResponse) => void,
  signal = new AbortController().signal,
) {
  const opened = await createTestModelServer(answer)
  server = opened
  const model = createAiSdkModel({ provider, name: 'test-model', baseUrl: opened.url, apiKey: 'key-123' })
  const parts: ModelPart[] = []
  for await (const part of model(request, signal)) parts.push(part)
  return { parts, asked: opened.asked }
}

describe('an OpenAI-compatible model', () => {
  const chunk = (delta: object, rest: object = {}) => ({
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'test-model',
    choices: [{ index: 0, delta, finish_reason: null }],
    ...rest,
  })
  const call = (fields: object) => chunk({ tool_calls: [{ index: 0, ...fields }] })
  const end = (reason: string) =>
    chunk(
      {},
      {
        choices: [{ index: 0, delta: {}, finish_reason: reason }],
        usage: {
          prompt_tokens: 20,
          completion_tokens: 7,
          total_tokens: 27,
          prompt_tokens_details: { cached_tokens: 5 },
        },
      },
    )
  const finish = (response: ServerResponse, chunks: object[]) => {
    stream(response, [...chunks, '[DONE]'])
    response.end()
  }

  it('streams thinking, text and calls, and counts what the provider counts', async () => {
    const { parts } = await ask('openai-compatible', (response) =>
      finish(response, [
        chunk({ role: 'assistant', reasoning_content: 'Hm.' }),
        chunk({ content: 'Un ' }),
        chunk({ content: 'fichier.' }),
        call({ id: 'call_1', type: 'function', function: { name: 'Bash', arguments: '' } }),
        call({ function: { arguments: '{"comm' } }),
        call({ function: { arguments: 'and":"cat a.txt"}' } }),
        end('tool_calls'),
      ]),
    )
    expect(parts).toEqual([
      { type: 'thinking', text: 'Hm.' },
      { type: 'text', text: 'Un ' },
      { type: 'text', text: 'fichier.' },
      { type: 'tool_call', callId: 'call_1', name: 'Bash', input: { command: 'cat a.txt' } },
      {
        type: 'finish',
        usage: { inputTokens: 15, outputTokens: 7, cacheReadInputTokens: 5, cacheCreationInputTokens: 0 },
      },
    ])
  })

  it('sends the history, the tools and the key', async () => {
    const { asked } = await ask('openai-compatible', (response) =>
      finish(response, [chunk({ content: 'ok' }), end('stop')]),
    )
    expect(asked).toHaveLength(1)
    const [sent] = asked
    expect(sent?.path).toBe('/v1/chat/completions')
    expect(sent?.headers.authorization).toBe('Bearer key-123')
    expect(sent?.body).toMatchObject({
      model: 'test-model',
      messages: [
        { role: 'system', content: 'Be brief.\n\nAnswer in French.' },
        { role: 'user', content: 'List the files.' },
        { role: 'assistant', content: 'Looking.', tool_calls: [{ id: 'evt_1', function: { name: 'Bash' } }] },
        { role: 'tool', tool_call_id: 'evt_1', content: 'a.txt' },
      ],
      tools: [{ type: 'function', function: { name: 'Bash', description: 'Runs a command.' } }],
    })
  })

  it.each([
    [429, 'model_rate_limited_error', true],
    [500, 'model_request_failed_error', true],
    [503, 'model_overloaded_error', true],
    [402, 'billing_error', false],
    [401, 'model_request_failed_error', false],
  ])('reads a %i as %s and asks only once', async (status, kind, isRetryable) => {
    const failure = ask('openai-compatible', (response) => refuse(response, status, 'Sorry.'))
    await expect(failure).rejects.toMatchObject({ name: 'ModelError', kind, isRetryable })
    expect(server?.asked).toHaveLength(1)
  })

  it('keeps the key out of its messages', async () => {
    const failure = ask('openai-compatible', (response) => refuse(response, 401, 'Wrong: key-123.'))
    await expect(failure).rejects.toThrow('The model answered 401: Wrong: [key].')
  })

  it('takes an answer that was cut off for a failure that may pass', async () => {
    const failure = ask('openai-compatible', (response) => {
      stream(response, [chunk({ content: 'Un ' })])
      response.socket?.destroy()
    })
    await expect(failure).rejects.toMatchObject({ name: 'ModelError', isRetryable: true })
  })

  it('takes an answer that ends without a reason for a failure that may pass', async () => {
    const failure = ask('openai-compatible', (response) => {
      stream(response, [chunk({ content: 'Un ' })])
      response.end()
    })
    await expect(failure).rejects.toMatchObject({ name: 'ModelError', isRetryable: true })
  })

  it('says that a server that is not there cannot be reached', async () => {
    const opened = await createTestModelServer(() => undefined)
    await opened.close()
    const model = createAiSdkModel({ provider: 'openai-compatible', name: 'm', baseUrl: opened.url, apiKey: null })
    const first = model(request, new AbortController().signal)[Symbol.asyncIterator]().next()
    await expect(first).rejects.toMatchObject({ name: 'ModelError', isRetryable: true })
  })

  it('hands an image address on instead of fetching it', async () => {
    let fetched = 0
    const opened = await createTestModelServer((response) => {
      fetched += 1
      finish(response, [chunk({ content: 'A cat.' }), end('stop')])
    })
    server = opened
    const model = createAiSdkModel({ provider: 'openai-compatible', name: 'm', baseUrl: opened.url, apiKey: null })
    const url = `${opened.url}/secret.png`
    const content = [{ type: 'image', source: { type: 'url', url } }]
    const asking = { ...request, messages: [{ role: 'user' as const, content }] }
    for await (const part of model(asking, new AbortController().signal)) expect(part).toBeDefined()
    expect(fetched).toBe(1)
    expect(JSON.stringify(opened.asked[0]?.body)).toContain(url)
  })

  it('hangs up when it is stopped', async () => {
    const controller = new AbortController()
    const opened = await createTestModelServer((response) => stream(response, [chunk({ content: 'Un ' })]))
    server = opened
    const model = createAiSdkModel({ provider: 'openai-compatible', name: 'm', baseUrl: opened.url, apiKey: null })
    const parts = model(request, controller.signal)[Symbol.asyncIterator]()
    expect((await parts.next()).value).toEqual({ type: 'text', text: 'Un ' })
    controller.abort(new Error('stopped by the test'))
    await expect(parts.next()).rejects.toThrow('stopped by the test')
    await opened.left
  })
})

describe('an Anthropic model', () => {
  const block = (index: number, content: object) => ({ type: 'content_block_start', index, content_block: content })
  const delta = (index: number, change: object) => ({ type: 'content_block_delta', index, delta: change })
  const stop = (index: number) => ({ type: 'content_block_stop', index })
  const start = {
    type: 'message_start',
    message: {
      id: 'm1',
      type: 'message',
      role: 'assistant',
      model: 'test-model',
      content: [],
      stop_reason: null,
      usage: { input_tokens: 12, output_tokens: 1, cache_read_input_tokens: 4, cache_creation_input_tokens: 2 },
    },
  }
  const end = [
    { type: 'message_delta', delta: { stop_reason: 'tool_use', stop_sequence: null }, usage: { output_tokens: 9 } },
    { type: 'message_stop' },
  ]

  it('streams text and calls, and counts what the provider counts', async () => {
    const { parts, asked } = await ask('anthropic', (response) => {
      stream(response, [
        start,
        block(0, { type: 'text', text: '' }),
        delta(0, { type: 'text_delta', text: 'Un fichier.' }),
        stop(0),
        block(1, { type: 'tool_use', id: 'toolu_1', name: 'Bash', input: {} }),
        delta(1, { type: 'input_json_delta', partial_json: '{"command":"ls"}' }),
        stop(1),
        ...end,
      ])
      response.end()
    })
    expect(parts).toEqual([
      { type: 'text', text: 'Un fichier.' },
      { type: 'tool_call', callId: 'toolu_1', name: 'Bash', input: { command: 'ls' } },
      {
        type: 'finish',
        usage: { inputTokens: 12, outputTokens: 9, cacheReadInputTokens: 4, cacheCreationInputTokens: 2 },
      },
    ])
    expect(asked[0]?.path).toBe('/v1/messages')
    expect(asked[0]?.headers['x-api-key']).toBe('key-123')
    expect(asked[0]?.body).toMatchObject({
      system: [{ type: 'text', text: 'Be brief.\n\nAnswer in French.' }],
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'List the files.' }] },
        { role: 'assistant', content: [{ type: 'text' }, { type: 'tool_use', id: 'evt_1' }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'evt_1' }] },
      ],
    })
  })

  it.each([
    [529, 'model_overloaded_error', true],
    [429, 'model_rate_limited_error', true],
    [400, 'model_request_failed_error', false],
  ])('reads a %i as %s', async (status, kind, isRetryable) => {
    const failure = ask('anthropic', (response) => refuse(response, status, 'Sorry.'))
    await expect(failure).rejects.toMatchObject({ name: 'ModelError', kind, isRetryable })
  })

  it('takes an answer that ends without a reason for a failure that may pass', async () => {
    const failure = ask('anthropic', (response) => {
      stream(response, [start, block(0, { type: 'text', text: '' }), delta(0, { type: 'text_delta', text: 'Un ' })])
      response.end()
    })
    await expect(failure).rejects.toMatchObject({ name: 'ModelError', isRetryable: true })
  })

  it('takes an error in the middle of the answer for one that may pass', async () => {
    const failure = ask('anthropic', (response) => {
      stream(response, [start, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }])
      response.end()
    })
    await expect(failure).rejects.toMatchObject({ name: 'ModelError', isRetryable: true })
  })
})
