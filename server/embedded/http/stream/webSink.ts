import type { StreamSink } from './sink.ts'

const readAheadBytes = 64 * 1024

/** The same over a web stream, for callers without a Node response: tests, and other servers than Node's. */
export function createWebSink(signal: AbortSignal): { sink: StreamSink; body: ReadableStream<Uint8Array> } {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let waiting: (() => void)[] = []
  let closed = false
  const listeners: (() => void)[] = []

  function wake(): void {
    const woken = waiting
    waiting = []
    for (const resolve of woken) resolve()
  }

  function close(finish: () => void): void {
    if (closed) return
    closed = true
    finish()
    wake()
    for (const listener of listeners) listener()
  }

  const bufferedBytes = () => (closed ? 0 : readAheadBytes - (controller?.desiredSize ?? readAheadBytes))
  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given
      },
      pull: wake,
      cancel: () => close(() => undefined),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: readAheadBytes }),
  )
  const abort = () => close(() => controller?.error(new DOMException('The stream was cut.', 'AbortError')))
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })

  return {
    body,
    sink: {
      write(frame) {
        if (!closed) controller?.enqueue(frame)
      },
      bufferedBytes,
      drained: () =>
        new Promise((resolve) => {
          if (closed || bufferedBytes() < readAheadBytes) resolve()
          else waiting.push(resolve)
        }),
      end: () => close(() => controller?.close()),
      destroy: abort,
      onClose(listener) {
        if (closed) queueMicrotask(listener)
        else listeners.push(listener)
      },
    },
  }
}
