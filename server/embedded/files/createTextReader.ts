import type { FileContents } from './createFileContents.ts'

/** A rubric is not longer than this; of a larger file the beginning counts. */
const maxBytes = 1024 * 1024

/** Reads a file as text; null when it is not there. */
export function createTextReader(contents: FileContents): (id: string) => Promise<string | null> {
  return async (id) => {
    const found = await contents.read(id)
    if (!found) return null
    const chunks: Uint8Array[] = []
    let sizeBytes = 0
    for await (const chunk of found.body) {
      chunks.push(chunk)
      sizeBytes += chunk.byteLength
      if (sizeBytes >= maxBytes) break
    }
    return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBytes))
  }
}
