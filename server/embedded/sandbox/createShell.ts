import { Bash, MountableFs } from 'just-bash'
import { keptFolders } from './keptFolders.ts'
import { createMountFileSystem } from './mountFileSystem.ts'
import { createPythonCommands } from './pythonCommand.ts'
import { createDiskUsage, createQuotaFileSystem } from './quotaFileSystem.ts'
import { type WorkerStart, workspaceFolder } from './toolCall.ts'

/** The session's shell and the one file system that all its tools share. Everything outside the kept folders is in memory. */
export function createShell({ root, limits, environmentVariables, mounts }: WorkerStart) {
  const executionLimits = {
    maxExecutionTimeMs: limits.commandMaxMs + 60_000, // the deadline of a call is kept by its caller
    maxPythonTimeoutMs: limits.commandMaxMs + 60_000,
    maxSqliteTimeoutMs: limits.commandMaxMs + 60_000,
    maxOutputSize: 256 * 1024 * 1024,
    maxFileSystemBytes: 16 * 1024 * 1024,
    maxStringLength: 64 * 1024 * 1024,
    maxCommandCount: 10_000_000,
    maxLoopIterations: 10_000_000,
    maxWorkUnits: 100_000_000,
    maxAwkIterations: 10_000_000,
    maxSedIterations: 10_000_000,
  }
  // A shell over its own memory lays out /bin, /dev and /proc; over a given file system it would not.
  const { fs: base } = new Bash({ python: true, cwd: workspaceFolder, executionLimits })
  const writable = mounts.filter(({ access }) => access === 'read_write').map(({ hostPath }) => hostPath)
  const usage = createDiskUsage([root, ...writable], limits)
  const kept = new MountableFs({ base })
  for (const name of keptFolders) kept.mount(`/${name}`, createQuotaFileSystem(`${root}/${name}`, usage, limits))
  // A layer of its own, because a mount may lie below a kept folder and one layer does not nest.
  const fs = new MountableFs({ base: kept })
  for (const mount of mounts) fs.mount(mount.mountPath, createMountFileSystem(mount, usage, limits))
  const bash = new Bash({
    fs,
    cwd: workspaceFolder,
    env: { HOME: workspaceFolder, USER: 'user', LANG: 'C.UTF-8', ...environmentVariables },
    python: true,
    customCommands: createPythonCommands(mounts.map(({ mountPath }) => mountPath)),
    executionLimits,
  })
  return { bash, fs }
}
