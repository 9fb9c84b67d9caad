import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { invalid } from '../problem.ts'
import { createId } from '../store/ids.ts'

export const maxRecordingBytes = 64 * 1024 * 1024

/** Where hosted recordings lie: `recordings/<session id>/`, with what the session is played from. */
export interface RecordingFolders {
  /** Streams a recording to disk, no further than the limit, and answers where it is and what its hash is. */
  receive(content: AsyncIterable<Uint8Array>): Promise<{ staged: string; sha256: string }>
  /** Makes `text` the recording of a session and forgets the staged upload. */
  keep(sessionId: string, text: Iterable<string>, source: { staged: string; sha256: string }): Promise<void>
  fileOf(sessionId: string): string
  /** The hash of the file a session was made from. */
  sourceOf(sessionId: string): Promise<string | null>
  /** While this is set the events of the session are not all there. */
  markPlaying(sessionId: string, isPlaying: boolean): Promise<void>
  isPlaying(sessionId: string): Promise<boolean>
  list(): Promise<string[]>
  remove(name: string): Promise<void>
  sweepIncoming(): Promise<void>
}

export function createRecordingFolders(dataDir: string): RecordingFolders {
  const root = join(dataDir, 'recordings')
  const incoming = join(root, 'incoming')
  const at = (sessionId: string, name: string) => join(root, sessionId, name)
  return {
    async receive(content) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      const staged = join(incoming, createId('upload'))
      const hash = createHash('sha256')
      let sizeBytes = 0
      const limit = new Transform({
        transform(chunk: Uint8Array, _encoding, done) {
          sizeBytes += chunk.byteLength
          hash.update(chunk)
          if (sizeBytes <= maxRecordingBytes) done(null, chunk)
          else done(invalid(`The recording is larger than ${maxRecordingBytes / 1024 / 1024} MB.`))
        },
      })
      try {
        await pipeline(Readable.from(content), limit, createWriteStream(staged, { mode: 0o600 }))
      } catch (error) {
        await rm(staged, { force: true })
        throw error
      }
      return { staged, sha256: hash.digest('hex') }
    },
    async keep(sessionId, text, { staged, sha256 }) {
      const making = `${staged}.session`
      await mkdir(making, { recursive: true, mode: 0o700 })
      await pipeline(Readable.from(text), createWriteStream(join(making, 'recording.jsonl'), { mode: 0o600 }))
      await writeFile(join(making, 'source'), sha256)
      await writeFile(join(making, 'playing'), '')
      await rename(making, join(root, sessionId))
    },
    fileOf: (sessionId) => at(sessionId, 'recording.jsonl'),
    sourceOf: (sessionId) => readFile(at(sessionId, 'source'), 'utf8').catch(() => null),
    markPlaying: (sessionId, isPlaying) =>
      isPlaying ? writeFile(at(sessionId, 'playing'), '') : rm(at(sessionId, 'playing'), { force: true }),
    isPlaying: (sessionId) =>
      stat(at(sessionId, 'playing')).then(
        () => true,
        () => false,
      ),
    list: async () => (await readdir(root).catch((): string[] => [])).filter((name) => name !== 'incoming'),
    remove: (name) => rm(join(root, name), { recursive: true, force: true }),
    sweepIncoming: () => rm(incoming, { recursive: true, force: true }),
  }
}

/** The files of the paths; of a folder its `.jsonl` files by name. A path that is not there is left as it is. */
export async function expandPaths(paths: string[]): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const names = await readdir(path).catch(() => null)
      if (names === null) return [path]
      return names
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(path, name))
    }),
  )
  return files.flat()
}
