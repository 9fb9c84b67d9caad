import type { SessionRecord } from '../canonical.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'

/** Puts something around the tool calls of a session, or gives the sandbox back as it is. */
export type SandboxLayer = (session: SessionRecord, sandbox: Sandbox) => Sandbox
