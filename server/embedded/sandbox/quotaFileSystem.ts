import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type IFileSystem, ReadWriteFs } from 'just-bash'
import type { SandboxLimits } from './sandboxLimits.ts'

/**
 * What a session's folders hold on disk. It is counted upwards while files are written, which overstates it after
 * deletions and overwrites; when the sum reaches a limit, the folders are measured before anything is refused.
 */
export function createDiskUsage(roots: string[], limits: Pick<SandboxLimits, 'workspaceBytes' | 'workspaceFiles'>) {
  let bytes = Number.POSITIVE_INFINITY // unknown until measured
  let files = Number.POSITIVE_INFINITY
  const fits = (moreBytes: number, moreFiles: number) =>
    bytes + moreBytes <= limits.workspaceBytes && files + moreFiles <= limits.workspaceFiles
  return {
    async reserve(moreBytes: number, moreFiles: number): Promise<void> {
      if (!fits(moreBytes, moreFiles)) {
        ;({ bytes, files } = await measure(roots))
        if (!fits(moreBytes, moreFiles)) {
          throw new Error(
            `no space left: a session may keep ${limits.workspaceBytes} bytes in ${limits.workspaceFiles} files. Delete some first`,
          )
        }
      }
      bytes += moreBytes
      files += moreFiles
    },
  }
}

export type DiskUsage = ReturnType<typeof createDiskUsage>

async function measure(roots: string[]): Promise<{ bytes: number; files: number }> {
  const sum = { bytes: 0, files: 0 }
  const folders: string[] = []
  for (const root of roots) {
    const stat = await lstat(root)
    if (stat.isDirectory()) folders.push(root)
    else sum.bytes += stat.size
  }
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      sum.files += 1
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile()) sum.bytes += (await lstat(path)).size
    }
  }
  return sum
}

/**
 * A folder on disk that cannot outgrow the session's share. Symbolic links are neither made nor followed, so no path
 * inside can mean a file outside.
 */
export function createQuotaFileSystem(root: string, usage: DiskUsage, limits: SandboxLimits): IFileSystem {
  return new QuotaFileSystem(root, usage, limits)
}

class QuotaFileSystem extends ReadWriteFs {
  private readonly usage: DiskUsage

  constructor(root: string, usage: DiskUsage, limits: SandboxLimits) {
    const most = limits.workspaceBytes
    super({ root, allowSymlinks: false, maxFileReadSize: most, maxCopySize: most, maxCopyOnWriteSize: most })
    this.usage = usage
  }

  override async writeFile(...[path, content, options]: Parameters<ReadWriteFs['writeFile']>): Promise<void> {
    await this.usage.reserve(sizeOf(content), depthOf(path))
    await super.writeFile(path, content, options)
  }

  override async appendFile(...[path, content, options]: Parameters<ReadWriteFs['appendFile']>): Promise<void> {
    await this.usage.reserve(sizeOf(content), depthOf(path))
    await super.appendFile(path, content, options)
  }

  override async mkdir(...[path, options]: Parameters<ReadWriteFs['mkdir']>): Promise<void> {
    await this.usage.reserve(0, depthOf(path))
    await super.mkdir(path, options)
  }

  override async cp(...[from, to, options]: Parameters<ReadWriteFs['cp']>): Promise<void> {
    const { bytes, files } = await this.sizeOfTree(from)
    await this.usage.reserve(bytes, files)
    await super.cp(from, to, options)
  }

  override async link(from: string, to: string): Promise<void> {
    await this.usage.reserve(0, 1)
    await super.link(from, to)
  }

  /** The server must always be able to read and remove what a session left, and nothing here may run as its owner. */
  override async chmod(path: string, mode: number): Promise<void> {
    const { isDirectory } = await this.stat(path)
    await super.chmod(path, (mode & 0o777) | (isDirectory ? 0o700 : 0o600))
  }

  private async sizeOfTree(path: string): Promise<{ bytes: number; files: number }> {
    const entry = await this.lstat(path)
    if (!entry.isDirectory) return { bytes: entry.size, files: 1 }
    const sum = { bytes: 0, files: 1 }
    for (const name of await this.readdir(path)) {
      const inner = await this.sizeOfTree(`${path}/${name}`)
      sum.bytes += inner.bytes
      sum.files += inner.files
    }
    return sum
  }
}

/** A write makes the folders it needs, so it may add as many entries as its path has parts. */
const depthOf = (path: string) => path.split('/').filter(Boolean).length

const sizeOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength
