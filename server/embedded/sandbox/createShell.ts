import { Bash, MountableFs } from 'just-bash'
import { keptFolders } from './keptFolders.ts'
import { createPythonCommands } from './pythonCommand.ts'
import { createDiskUsage, createQuotaFileSystem } from './quotaFileSystem.ts'
import { type WorkerStart, workspaceFolder } from './toolCall.ts'

/** The session's shell and the one file system that all its tools share. Everything outside the kept folders is in memory. */
export function createShell({ root, limits, environmentVariables }: WorkerStart) {
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
  const usage = createDiskUsage(root, limits)
  const fs = new MountableFs({ base })
  for (const name of keptFolders) fs.mount(`/${name}`, createQuotaFileSystem(`${root}/${name}`, usage, limits))
  const bash = new Bash({
    fs,
    cwd: workspaceFolder,
    env: { HOME: workspaceFolder, USER: 'user', LANG: 'C.UTF-8', ...environmentVariables },
    python: true,
    customCommands: createPythonCommands(),
    executionLimits,
  })
  return { bash, fs }
}
