import { createWarmChunks, type WarmOptions } from './warmChunks.ts'

/** Where a text lies in the store. */
export interface PayloadRef {
  chunk: number
  offset: number
  length: number
}

export interface Payloads {
  put(text: string): PayloadRef
  text(ref: PayloadRef): string
  /** Bytes held now: what was looked at last as it is, the rest packed. */
  readonly heldBytes: number
}

/** Blocks grow to this size: a short session stays small. */
const largestChunk = 512 * 1024
const firstChunk = 16 * 1024

/**
 * Keeps texts as UTF-8 in large blocks. A long session as objects or strings costs hundreds of megabytes of heap that
 * every collection walks through; as bytes it costs its own size once, and beyond what is looked at a part of it.
 * Replaced texts are not reclaimed: they are rare.
 */
export function createPayloads(options: WarmOptions = {}): Payloads {
  const chunks = createWarmChunks(options)
  const encoder = new TextEncoder()
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let open: { index: number; bytes: Uint8Array } | null = null
  let used = 0
  let chunkBytes = firstChunk

  return {
    get heldBytes() {
      return chunks.heldBytes()
    },
    put(text) {
      const bytes = encoder.encode(text)
      if (bytes.length > chunkBytes / 4) return { chunk: chunks.add(bytes), offset: 0, length: bytes.length }
      if (!open || used + bytes.length > chunkBytes) {
        if (open) {
          chunks.close(open.index)
          chunkBytes = Math.min(largestChunk, chunkBytes * 2)
        }
        const fresh = new Uint8Array(chunkBytes)
        open = { index: chunks.addOpen(fresh), bytes: fresh }
        used = 0
      }
      open.bytes.set(bytes, used)
      const ref = { chunk: open.index, offset: used, length: bytes.length }
      used += bytes.length
      return ref
    },
    text: ({ chunk, offset, length }) => decoder.decode(chunks.bytes(chunk).subarray(offset, offset + length)),
  }
}
