import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes the folders of sessions that are not there any more: a crash can come between the two halves of a deletion. */
export async function sweepWorkspaces(dataDir: string, isKnown: (sessionId: string) => Promise<boolean>) {
  const root = join(dataDir, 'workspaces')
  const names = await readdir(root).catch(() => []) // no session has run a tool so far
  for (const name of names) if (!(await isKnown(name))) await rm(join(root, name), { recursive: true, force: true })
}
