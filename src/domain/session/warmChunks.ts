/** Makes bytes smaller and brings them back. */
interface Packer {
  pack(bytes: Uint8Array): Uint8Array
  unpack(packed: Uint8Array, sizeBytes: number): Uint8Array
}

export interface WarmOptions {
  /** How much stays as it is. */
  warmBytes?: number
  /** Asked for once, when there is more than that: short sessions do without its code. */
  loadPacker?: () => Promise<Packer>
}

interface Chunk {
  sizeBytes: number
  /** Null while only the packed form is held. */
  bytes: Uint8Array | null
  /** Made once; a closed chunk never changes. */
  packed: Uint8Array | null
}

/** Packing takes some milliseconds a chunk, so one new chunk has no more than this many old ones packed. */
const packsAtOnce = 2

/**
 * Blocks of bytes, of which those looked at last are held as they are, up to a budget, and all others packed. Events
 * are JSON, which packs to a fraction of its size: the log of a day stays in memory without costing a day's bytes.
 */
export function createWarmChunks({
  warmBytes = 64 * 1024 * 1024,
  loadPacker = () => import('./deflate.ts'),
}: WarmOptions) {
  const chunks: Chunk[] = []
  /** Closed chunks held as they are, those looked at longest ago first. */
  const warm = new Set<number>()
  let warmSize = 0
  let heldSize = 0
  let latest = -1
  let packer: Packer | null = null
  let isAsked = false

  const askForPacker = () => {
    if (isAsked) return
    isAsked = true
    loadPacker().then(
      (loaded) => {
        packer = loaded
      },
      () => {
        // Its code is gone: everything stays as it is, which costs memory and nothing else.
      },
    )
  }

  const cool = () => {
    let packs = 0
    for (const index of warm) {
      if (warmSize <= warmBytes || packs === packsAtOnce) return
      const chunk = chunks[index]
      if (!chunk?.bytes || index === latest) continue
      if (!packer) return askForPacker()
      if (!chunk.packed) {
        chunk.packed = packer.pack(chunk.bytes)
        heldSize += chunk.packed.length
        packs += 1
      }
      chunk.bytes = null
      warm.delete(index)
      warmSize -= chunk.sizeBytes
      heldSize -= chunk.sizeBytes
    }
  }

  const addOpen = (bytes: Uint8Array): number => {
    heldSize += bytes.length
    return chunks.push({ sizeBytes: bytes.length, bytes, packed: null }) - 1
  }

  const close = (index: number) => {
    warm.add(index)
    warmSize += chunks[index]?.sizeBytes ?? 0
    cool()
  }

  const warmUp = (chunk: Chunk, index: number): Uint8Array => {
    if (chunk.bytes) {
      // An open chunk is not among the warm ones: it cannot be packed yet.
      if (index !== latest && warm.delete(index)) warm.add(index)
      latest = index
      return chunk.bytes
    }
    if (!packer || !chunk.packed) throw new Error('A packed chunk cannot be read without its packer.')
    chunk.bytes = packer.unpack(chunk.packed, chunk.sizeBytes)
    heldSize += chunk.sizeBytes
    warmSize += chunk.sizeBytes
    warm.add(index)
    latest = index
    cool()
    return chunk.bytes
  }

  return {
    /** Adds bytes that are complete. */
    add(bytes: Uint8Array): number {
      const index = addOpen(bytes)
      close(index)
      return index
    },
    /** Adds bytes that are still written to. */
    addOpen,
    /** Nothing more is written to a chunk. */
    close,
    bytes(index: number): Uint8Array {
      const chunk = chunks[index]
      return chunk ? warmUp(chunk, index) : new Uint8Array(0)
    },
    heldBytes: () => heldSize,
  }
}
