import type { IFileSystem } from 'just-bash'
import type { JsonObject } from '../canonical.ts'
import type { SessionMount, ToolOutcome } from './sandbox.ts'
import type { SandboxLimits } from './sandboxLimits.ts'

/** What a file tool works with. It runs in the session's worker and sees nothing but the session's file system. */
export interface ToolContext {
  fs: IFileSystem
  limits: SandboxLimits
}

export type FileTool = (input: JsonObject, context: ToolContext) => Promise<ToolOutcome>

/** The folder a session works in, and the start of every relative path. */
export const workspaceFolder = '/workspace'

/** What the main thread hands to a worker when it starts it. */
export interface WorkerStart {
  /** The session's folder on disk. */
  root: string
  limits: SandboxLimits
  environmentVariables: Record<string, string>
  /** Checked by `checkMounts.ts`: each lies in the data folder, none in another. */
  mounts: readonly SessionMount[]
}

/** Main thread to worker. */
export interface ToolCall {
  id: number
  tool: string
  input: JsonObject
}

/** Worker to main thread. `started` comes first: loading a new worker is not on the account of its first call. */
export interface ToolAnswer {
  id: number
  outcome: ToolOutcome | 'started'
}
