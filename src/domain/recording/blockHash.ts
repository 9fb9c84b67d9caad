/** SHA-256 of some bytes. The browser's and Node's `crypto.subtle.digest` are of this shape. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>

const blockBytes = 1024 * 1024
const name = 'sha-256-blocks'

/**
 * Hash of a text that comes in pieces: the SHA-256 of the SHA-256 of each 1 MiB of its UTF-8 bytes, one after the other.
 * A plain SHA-256 would need the whole text in memory at once where only `crypto.subtle` is at hand.
 */
export function createBlockHash(digest: Digest) {
  const encoder = new TextEncoder()
  const digests: Promise<ArrayBuffer>[] = []
  let block = new Uint8Array(blockBytes)
  let used = 0

  const closeBlock = () => {
    digests.push(digest(block.slice(0, used)))
    block = new Uint8Array(blockBytes)
    used = 0
  }

  return {
    add(text: string): void {
      let bytes = encoder.encode(text)
      while (bytes.length > 0) {
        const part = bytes.subarray(0, blockBytes - used)
        block.set(part, used)
        used += part.length
        bytes = bytes.subarray(part.length)
        if (used === blockBytes) closeBlock()
      }
    },
    /** `sha-256-blocks:` and 64 hexadecimal digits. Nothing can be added afterwards. */
    async finish(): Promise<string> {
      if (used > 0) closeBlock()
      const all = new Uint8Array(digests.length * 32)
      for (const [index, one] of (await Promise.all(digests)).entries()) all.set(new Uint8Array(one), index * 32)
      const hex = Array.from(new Uint8Array(await digest(all)), (byte) => byte.toString(16).padStart(2, '0'))
      return `${name}:${hex.join('')}`
    },
  }
}
