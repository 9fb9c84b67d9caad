import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'

/** Content that is on disk whole but belongs to no file yet. */
export interface ReceivedContent {
  sizeBytes: number
  /** Makes it the content of a file; what is kept survives a power cut. */
  keep(id: string): Promise<void>
  discard(): Promise<void>
}

/** The contents of files, each under its id in the data folder. */
export interface FileContents {
  /** Writes a stream to disk as it comes. When the stream or the disk fails, nothing is left of it. */
  receive(content: AsyncIterable<Uint8Array>): Promise<ReceivedContent>
  /** Where the content lies on this machine. */
  pathOf(id: string): string
  /** Undefined when there is no content under this id. */
  read(id: string): Promise<{ sizeBytes: number; body: ReadableStream<Uint8Array> } | undefined>
  remove(id: string): Promise<void>
  /** Removes what a crash left behind: half-received contents and those of files that are not known. */
  sweep(isKnown: (id: string) => Promise<boolean>): Promise<void>
}

export function createFileContents(dataDir: string): FileContents {
  const kept = join(dataDir, 'files')
  const incoming = join(dataDir, 'incoming-files')
  const pathOf = (id: string) => {
    if (!/^file_[0-9a-f]{32}$/.test(id)) throw new Error(`'${id}' is not a file id.`)
    return join(kept, id)
  }

  return {
    async receive(content) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      const path = join(incoming, randomBytes(16).toString('hex'))
      const discard = () => rm(path, { force: true })
      try {
        const sizeBytes = await write(path, content)
        return {
          sizeBytes,
          async keep(id) {
            await mkdir(kept, { recursive: true, mode: 0o700 })
            await rename(path, pathOf(id))
            await syncFolder(kept)
          },
          discard,
        }
      } catch (error) {
        await discard()
        throw error
      }
    },
    pathOf,
    async read(id) {
      const path = pathOf(id)
      const found = await stat(path).catch(() => undefined)
      if (!found) return undefined
      // The DOM's and Node's types of the same stream differ.
      const body = Readable.toWeb(createReadStream(path)) as unknown as ReadableStream<Uint8Array>
      return { sizeBytes: found.size, body }
    },
    remove: (id) => rm(pathOf(id), { force: true }),
    async sweep(isKnown) {
      await rm(incoming, { recursive: true, force: true })
      for (const name of await readdir(kept).catch(() => []))
        if (!(await isKnown(name))) await rm(join(kept, name), { recursive: true, force: true })
    },
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx', 0o600)
  try {
    let sizeBytes = 0
    for await (const chunk of content) {
      sizeBytes += chunk.byteLength
      await file.writeFile(chunk)
    }
    await file.sync()
    return sizeBytes
  } finally {
    await file.close()
  }
}

/** A renamed file is found again after a power cut only when its folder is on disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
