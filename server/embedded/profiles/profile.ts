import type {
  AgentRecord,
  CredentialRecord,
  EnvironmentRecord,
  FileRecord,
  JsonObject,
  NewEvent,
  Preview,
  SessionRecord,
  SessionStatus,
  StoredEvent,
  ThreadRecord,
  VaultRecord,
} from '../canonical.ts'
import type { Problem } from '../problem.ts'
import type { MemoryForm } from './memoryObjects.ts'
import type { SkillForm } from './skillObjects.ts'

/** How one dated form of the API writes what the embedded cloud keeps. The only place that knows the dialects apart. */
export interface ApiProfile {
  name: '2026-05' | '2026-08'
  /** Success codes that differ between the forms. */
  status: { create: 200 | 201; send: 200 | 202 }
  agent(agent: AgentRecord): JsonObject
  environment(environment: EnvironmentRecord): JsonObject
  vault(vault: VaultRecord): JsonObject
  credential(credential: CredentialRecord): JsonObject
  session(session: SessionRecord): JsonObject
  memory: MemoryForm
  skill: SkillForm
  file(file: FileRecord): JsonObject
  thread(thread: ThreadRecord, session: SessionRecord): JsonObject
  event(event: StoredEvent): JsonObject
  /** A preview frame's data, or null for what this form does not show. */
  preview(preview: Preview): JsonObject | null
  problem(problem: Problem, requestId: string): JsonObject
  /** The kept statuses a client means when it filters by this name; empty for a name this API does not know. */
  statuses(name: string): SessionStatus[]
  /** The whole heartbeat frame with its blank line. */
  heartbeat: string
  /** The order in which the first events of a turn are written: the client's input and the status events. */
  openTurn(input: NewEvent[], statuses: NewEvent[]): NewEvent[]
}
