import type { SessionRecord } from '../canonical.ts'
import type { SessionMount } from '../sandbox/sandbox.ts'

/** Tells what of one kind of resource a session's tools see. Asked before each turn; a rejection fails the turn. */
export type MountSource = (session: SessionRecord) => Promise<SessionMount[]>
