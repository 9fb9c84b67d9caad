import { lstat, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { toSessionPath } from './sessionPath.ts'

/** Folders whose files a session may hand out. */
const handedOut = ['/data/', '/workspace/']

/** Where a file that the session keeps lies on the host; null for anything else, also behind links. */
export async function locateFile(root: string, path: string): Promise<string | null> {
  const inside = toSessionPath(path)
  if (!handedOut.some((folder) => inside.startsWith(folder)) || inside.includes('\0')) return null
  try {
    const border = await realpath(root)
    const expected = join(border, inside)
    const real = await realpath(expected)
    return real === expected && real.startsWith(border + sep) && (await lstat(real)).isFile() ? real : null
  } catch {
    return null // not there, or a path that no file can have
  }
}
