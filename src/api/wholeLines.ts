/**
 * Hands a byte stream on in whole lines, telling `onBytes` of every piece that arrives. The event-stream reader behind
 * it copies its whole buffer for each piece of an unfinished line (a large tool result in small pieces would cost the
 * square of its size) and does not tell of comments, which is how some servers say that they are alive.
 */
export function wholeLines(body: ReadableStream<Uint8Array>, onBytes: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let unfinished: Uint8Array[] = []
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) {
          controller.close() // what is left has no line end: a frame cut off, which the server sends again
          return
        }
        onBytes()
        const end = Math.max(value.lastIndexOf(10), value.lastIndexOf(13)) + 1
        if (end === 0) {
          unfinished.push(value)
          continue
        }
        controller.enqueue(join([...unfinished, value.subarray(0, end)]))
        unfinished = end < value.length ? [value.subarray(end)] : []
        return
      }
    },
    cancel: (reason) => reader.cancel(reason),
  }
  // Nothing is read ahead, so that frames are told after the bytes they came in and before the next ones.
  return new ReadableStream(source, { highWaterMark: 0 })
}

function join(pieces: Uint8Array[]): Uint8Array {
  const [first] = pieces
  if (first && pieces.length === 1) return first
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
