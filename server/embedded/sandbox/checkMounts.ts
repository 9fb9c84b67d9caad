import { realpath } from 'node:fs/promises'
import { posix, resolve, sep } from 'node:path'
import type { SessionMount } from './sandbox.ts'

/** Folders of the shell itself, which a mount would hide or break. */
const shellFolders = new Set(['bin', 'dev', 'etc', 'host', 'lib', 'proc', 'sbin', 'sys', 'usr'])

/**
 * The mounts a sandbox can have, with real host paths, and a sentence for each one it cannot: an unusable path, a host
 * path that is gone or, through links or `..`, outside the data folder, or a place that is taken by an earlier mount.
 */
export async function checkMounts(
  mounts: readonly SessionMount[],
  dataDir: string,
): Promise<{ mounts: SessionMount[]; problems: string[] }> {
  const border = await realpath(resolve(dataDir))
  const good: SessionMount[] = []
  const problems: string[] = []
  for (const mount of mounts) {
    const { mountPath } = mount
    const hostPath = await realpath(mount.hostPath).catch(() => null)
    if (!isMountPath(mountPath)) problems.push(`Nothing can be mounted at '${mountPath}'.`)
    else if (!hostPath?.startsWith(border + sep)) problems.push(`What belongs at '${mountPath}' is not there any more.`)
    else if (good.some((other) => overlap(other.mountPath, mountPath)))
      problems.push(`'${mountPath}' is left out: another mount is in its place.`)
    else good.push({ ...mount, hostPath })
  }
  return { mounts: good, problems }
}

/** An absolute path in plain form, below a folder that is not the shell's own. */
function isMountPath(path: string): boolean {
  if (posix.normalize(path) !== path || path.includes('\0')) return false
  const [root, first, ...rest] = path.split('/')
  return root === '' && !!first && rest.length > 0 && rest.at(-1) !== '' && !shellFolders.has(first)
}

const overlap = (one: string, other: string) =>
  one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)
