import { lstatSync } from 'node:fs'
import { posix } from 'node:path'
import type { IFileSystem } from 'just-bash'
import { createQuotaFileSystem, type DiskUsage } from './quotaFileSystem.ts'
import type { SessionMount } from './sandbox.ts'
import type { SandboxLimits } from './sandboxLimits.ts'

/**
 * What lies behind one mount: a folder with all in it, or a single file, whose root is the file itself. Neither leads
 * out of it, and a read-only one refuses every change, whichever tool asks.
 */
export function createMountFileSystem(mount: SessionMount, usage: DiskUsage, limits: SandboxLimits): IFileSystem {
  const { hostPath, access } = mount
  const isFile = lstatSync(hostPath).isFile()
  const inner = createQuotaFileSystem(isFile ? posix.dirname(hostPath) : hostPath, usage, limits)
  const name = `/${posix.basename(hostPath)}`

  /** The path inside `inner`. Beside a mounted file there is nothing, though its folder on the host may hold more. */
  function at(path: string): string {
    if (!isFile) return path
    if (path === '/') return name
    throw new Error(`ENOTDIR: not a directory, '${mount.mountPath}${path}'`)
  }
  function changing(path: string): string {
    if (access === 'read_only') throw new Error(`EROFS: read-only file system, '${mount.mountPath}'`)
    return at(path)
  }
  const isReachable = (path: string) => !isFile || path === '/'

  return {
    readFile: async (path, options) => inner.readFile(at(path), options),
    readFileBuffer: async (path) => inner.readFileBuffer(at(path)),
    exists: async (path) => isReachable(path) && inner.exists(at(path)),
    stat: async (path) => inner.stat(at(path)),
    lstat: async (path) => inner.lstat(at(path)),
    readdir: async (path) => inner.readdir(at(path)),
    readlink: async (path) => inner.readlink(at(path)),
    realpath: async (path) => {
      const real = await inner.realpath(at(path))
      return isFile ? '/' : real
    },
    resolvePath: (base, path) => inner.resolvePath(base, path),
    getAllPaths: () => (isFile ? ['/'] : inner.getAllPaths()),
    writeFile: async (path, content, options) => inner.writeFile(changing(path), content, options),
    appendFile: async (path, content, options) => inner.appendFile(changing(path), content, options),
    mkdir: async (path, options) => inner.mkdir(changing(path), options),
    rm: async (path, options) => inner.rm(changing(path), options),
    cp: async (from, to, options) => inner.cp(at(from), changing(to), options),
    mv: async (from, to) => inner.mv(changing(from), changing(to)),
    chmod: async (path, mode) => inner.chmod(changing(path), mode),
    symlink: async (target, path) => inner.symlink(target, changing(path)),
    link: async (from, to) => inner.link(changing(from), changing(to)),
    utimes: async (path, atime, mtime) => inner.utimes(changing(path), atime, mtime),
  }
}
