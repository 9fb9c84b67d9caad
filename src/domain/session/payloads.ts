/** Where a text lies in the store. */
export interface PayloadRef {
  chunk: number
  offset: number
  length: number
}

export interface Payloads {
  put(text: string): PayloadRef
  text(ref: PayloadRef): string
  /** Bytes set aside so far. */
  readonly sizeBytes: number
}

/** Blocks grow to this size: a short session stays small. */
const largestChunk = 512 * 1024
const firstChunk = 16 * 1024

/**
 * Keeps texts as UTF-8 in large blocks. A long session as objects or strings costs hundreds of megabytes of heap that
 * every collection walks through; as bytes it costs its own size once. Replaced texts are not reclaimed: they are rare.
 */
export function createPayloads(): Payloads {
  const chunks: Uint8Array[] = []
  const encoder = new TextEncoder()
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let open = -1
  let used = 0
  let chunkBytes = firstChunk
  let sizeBytes = 0

  const addChunk = (bytes: Uint8Array): number => {
    sizeBytes += bytes.length
    return chunks.push(bytes) - 1
  }

  return {
    get sizeBytes() {
      return sizeBytes
    },
    put(text) {
      const bytes = encoder.encode(text)
      if (bytes.length > chunkBytes / 4) return { chunk: addChunk(bytes), offset: 0, length: bytes.length }
      if (open === -1 || used + bytes.length > chunkBytes) {
        if (open !== -1) chunkBytes = Math.min(largestChunk, chunkBytes * 2)
        open = addChunk(new Uint8Array(chunkBytes))
        used = 0
      }
      chunks[open]?.set(bytes, used)
      const ref = { chunk: open, offset: used, length: bytes.length }
      used += bytes.length
      return ref
    },
    text: ({ chunk, offset, length }) => decoder.decode(chunks[chunk]?.subarray(offset, offset + length)),
  }
}
