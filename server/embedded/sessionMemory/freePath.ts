import { posix } from 'node:path'
import type { MemoryFolder } from './memoryFolder.ts'

/** A path beside the given one that nothing has: `a/b.md` becomes `a/b.conflict-1.md`. */
export async function freePath({ hashOf, state }: MemoryFolder, path: string): Promise<string> {
  const { dir, name, ext } = posix.parse(path)
  for (let count = 1; ; count += 1) {
    const beside = posix.join(dir, `${name.slice(0, 200)}.conflict-${count}${ext.slice(0, 20)}`)
    if (!Object.hasOwn(state.known, beside) && (await hashOf(beside)) === null) return beside
  }
}
