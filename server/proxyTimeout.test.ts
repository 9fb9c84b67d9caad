import { afterEach, expect, it, vi } from 'vitest'
import { createProxy } from './proxy.ts'
import { createTestWorkspace } from './testing/createTestConfig.ts'

afterEach(() => void vi.useRealTimers())

/** An API that never sends its headers. */
const silentFetch: typeof fetch = (_, init) =>
  new Promise((_, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })

it('gives up on an API that sends no headers for a minute', async () => {
  vi.useFakeTimers()
  const proxy = createProxy({ workspace: createTestWorkspace(), fetch: silentFetch })
  const answer = proxy.forward(new Request('http://127.0.0.1/agents'), '/agents')
  const outcome = expect(answer).rejects.toMatchObject({ status: 504, type: 'api_error' })
  await vi.advanceTimersByTimeAsync(60_000)
  await outcome
})

it('lets a stream last once its headers are here', async () => {
  vi.useFakeTimers()
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  let signal: AbortSignal | null | undefined
  const proxy = createProxy({
    workspace: createTestWorkspace(),
    fetch: async (_, init) => {
      signal = init?.signal
      return new Response(readable, { headers: { 'content-type': 'text/event-stream' } })
    },
  })
  const answer = await proxy.forward(new Request('http://127.0.0.1/events'), '/events')
  await vi.advanceTimersByTimeAsync(86_400_000)
  const writer = writable.getWriter()
  void writer.write(new TextEncoder().encode('data: 1\n\n')).then(() => writer.close())
  expect(await answer.text()).toBe('data: 1\n\n')
  expect(signal?.aborted).toBe(false)
})
