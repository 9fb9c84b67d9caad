import type { JsonObject } from '../canonical.ts'

/** What a tool answered: content blocks of the API (`text`, `image`, …). */
export interface ToolOutcome {
  content: JsonObject[]
  isError: boolean
  /** What else happened, written behind the result. */
  events?: { type: string; payload: JsonObject }[]
}

/** A file or folder of the data folder that the session's tools see at a path of their own. */
export interface SessionMount {
  /** Absolute path in the sandbox, not below another mount. */
  mountPath: string
  /** Absolute path of a file or folder inside the data folder. */
  hostPath: string
  access: 'read_only' | 'read_write'
}

export interface SandboxSession {
  sessionId: string
  /** Environment variables of the session, exported to every command. */
  environmentVariables: Record<string, string>
  /** The environment's `config`: networking, packages, setup_script. */
  environmentConfig: JsonObject
  /** What else is in the sandbox besides the session's own folders. Other mounts than before make it open afresh. */
  mounts: readonly SessionMount[]
}

/** Where one session's built-in tools run. */
export interface Sandbox {
  /**
   * Runs a built-in tool (`Bash`, `Read`, `Write`, `Edit`, `Glob`, `Grep`, `WebFetch`, `WebSearch`).
   * Bad input, a failing command and a limit that was hit are outcomes with `isError`; only an abort rejects.
   */
  run(tool: string, input: JsonObject, signal: AbortSignal): Promise<ToolOutcome>
  /** Where a file that the session keeps in `/data` or `/workspace` lies on the host; null for anything else. */
  locate(path: string): Promise<string | null>
  close(): Promise<void>
}

export interface SandboxProvider {
  /** Opens (or reopens) the session's workspace. `problems` says in sentences what of the environment cannot be honoured. */
  open(session: SandboxSession): Promise<{ sandbox: Sandbox; problems: string[] }>
  /** Removes everything the session left on disk. */
  remove(sessionId: string): Promise<void>
  close(): Promise<void>
}
