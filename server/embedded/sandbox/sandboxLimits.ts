/** What one session may use. Times in milliseconds, sizes in bytes. */
export interface SandboxLimits {
  /** Time of a Bash command that names none. */
  commandMs: number
  /** The most a Bash command may ask for. */
  commandMaxMs: number
  /** Time of Read, Write, Edit, Glob and Grep. */
  fileToolMs: number
  /** How much of an answer is kept; the middle of a longer one is left out. */
  outputBytes: number
  /** All files of the session together. */
  workspaceBytes: number
  workspaceFiles: number
  /** JavaScript heap of the session's worker. Python has its own ceiling of 512 MB, built into its WebAssembly module. */
  heapMb: number
  /** A worker without work for this long is closed; the next call starts another. */
  idleMs: number
}

export const defaultSandboxLimits: SandboxLimits = {
  commandMs: 120_000,
  commandMaxMs: 600_000,
  fileToolMs: 30_000,
  outputBytes: 1_000_000,
  workspaceBytes: 256 * 1024 * 1024,
  workspaceFiles: 20_000,
  heapMb: 512,
  idleMs: 5 * 60_000,
}
