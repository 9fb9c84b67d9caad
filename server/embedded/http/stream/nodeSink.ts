import type { ServerResponse } from 'node:http'
import type { StreamSink } from './sink.ts'

/** Writes straight to Node's response, which holds many more frames a second than a web stream around it. */
export function createNodeSink(outgoing: ServerResponse, headers: Record<string, string>): StreamSink {
  outgoing.writeHead(200, headers)
  outgoing.flushHeaders()
  outgoing.socket?.setNoDelay(true)
  // A broken connection is an ending like any other; `close` follows.
  outgoing.on('error', () => undefined)
  return {
    write: (frame) => {
      outgoing.write(frame)
    },
    bufferedBytes: () => outgoing.writableLength,
    drained: () =>
      new Promise((resolve) => {
        if (outgoing.destroyed || !outgoing.writableNeedDrain) return resolve()
        const done = () => {
          outgoing.off('drain', done)
          outgoing.off('close', done)
          resolve()
        }
        outgoing.on('drain', done)
        outgoing.on('close', done)
      }),
    end: () => {
      outgoing.end()
    },
    destroy: () => {
      outgoing.destroy()
    },
    onClose: (listener) => {
      if (outgoing.destroyed || outgoing.closed) queueMicrotask(listener)
      else outgoing.once('close', listener)
    },
  }
}
