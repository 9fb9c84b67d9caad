import type {
  AgentRecord,
  CredentialRecord,
  EnvironmentRecord,
  NewEvent,
  Preview,
  SessionRecord,
  StoredEvent,
  ThreadRecord,
  VaultRecord,
} from '../canonical.ts'
import type { DeliveryRecord } from '../webhooks/webhook.ts'
import type { DeploymentRunStore } from './deploymentRunStore.ts'
import type { DeploymentStore } from './deploymentStore.ts'
import type { FileStore } from './fileStore.ts'
import type { CreatedRange, ListFilter, Page, PageQuery } from './listQuery.ts'
import type { Memories } from './memory/createMemories.ts'
import type { MemoryReader } from './memory/createMemoryReader.ts'
import type { MemoryStores } from './memory/createMemoryStores.ts'
import type { MemoryVersions } from './memory/createMemoryVersions.ts'
import type { SessionResourceStore } from './sessionResourceStore.ts'
import type { SkillStore } from './skill/createSkillStore.ts'
import type { WebhookStore } from './webhookStore.ts'
import type { WorkStore } from './workStore.ts'

export interface AgentStore {
  create(agent: AgentRecord): Promise<void>
  /** The latest version, or the given one; undefined when there is none. */
  get(id: string, version?: number): Promise<AgentRecord | undefined>
  /** Adds `agent` as a new version if `agent.version - 1` is still the latest; false when somebody was faster. */
  addVersion(agent: AgentRecord): Promise<boolean>
  archive(id: string, at: string): Promise<void>
  remove(id: string): Promise<boolean>
  list(query: PageQuery & ListFilter): Promise<Page<AgentRecord>>
  count(filter: ListFilter): Promise<number>
  versions(id: string, query: PageQuery): Promise<Page<AgentRecord>>
}

export interface EnvironmentStore {
  create(environment: EnvironmentRecord): Promise<void>
  get(id: string): Promise<EnvironmentRecord | undefined>
  update(environment: EnvironmentRecord): Promise<void>
  /** False when a session still refers to it: then it stays. */
  remove(id: string): Promise<boolean>
  list(query: PageQuery & ListFilter): Promise<Page<EnvironmentRecord>>
  count(filter: ListFilter): Promise<number>
}

/** The name of a session is its title. */
export interface SessionFilter extends ListFilter {
  statuses?: string[]
  agentId?: string
  agentVersion?: number
  memoryStoreId?: string
  deploymentId?: string
}

export interface SessionStore {
  /** With its primary thread. */
  create(session: SessionRecord): Promise<void>
  get(id: string): Promise<SessionRecord | undefined>
  /** Writes the given fields and `updatedAt`. */
  update(id: string, changes: Partial<Omit<SessionRecord, 'id' | 'createdAt'>>): Promise<void>
  /** Removes the session, its events and everything that hangs on it. */
  remove(id: string): Promise<boolean>
  list(query: PageQuery & SessionFilter): Promise<Page<SessionRecord>>
  count(filter: SessionFilter): Promise<number>
  /** Sessions a crash may have left in the middle of a turn. */
  listUnfinished(): Promise<SessionRecord[]>
}

export type ThreadChanges = Partial<Omit<ThreadRecord, 'id' | 'sessionId' | 'createdAt'>>

/** A new thread, or changes to one. */
export type ThreadWrite = { create: ThreadRecord } | { id: string; changes: ThreadChanges }

export interface ThreadStore {
  get(sessionId: string, threadId: string): Promise<ThreadRecord | undefined>
  /** Oldest first, which is the primary thread. */
  list(sessionId: string, query: PageQuery): Promise<Page<ThreadRecord>>
  /** Those that can still work, the primary thread first. */
  listLiving(sessionId: string): Promise<ThreadRecord[]>
}

export interface EventStore {
  /**
   * Appends in order, together with changes to the session and its threads in the same transaction. Resolves when it is on disk
   * (`synchronous=FULL`); subscribers are told after that, in order. Appends of one turn of the event loop share a transaction.
   */
  append(
    sessionId: string,
    events: NewEvent[],
    session?: Partial<Omit<SessionRecord, 'id' | 'createdAt'>>,
    threads?: ThreadWrite[],
  ): Promise<StoredEvent[]>
  get(sessionId: string, eventId: string): Promise<StoredEvent | undefined>
  /** Without a thread: what the session shows, which leaves out what is only its threads'. */
  list(
    sessionId: string,
    query: PageQuery & { types?: string[]; created: CreatedRange; threadId?: string },
  ): Promise<Page<StoredEvent>>
  /** Events with `seq` greater than the given one, oldest first, at most `limit`. */
  listAfterSeq(sessionId: string, seq: number, limit: number): Promise<StoredEvent[]>
  lastSeq(sessionId: string): Promise<number>
  /** `seq` of the first event of the newest turn; undefined when no turn has begun. */
  turnStart(sessionId: string): Promise<number | undefined>
  /**
   * Tells of every event after it is on disk and of every preview, in order. In-process today; LISTEN/NOTIFY fits behind it.
   * Before it returns, the listener is told the previews of the events in flight: each start, then its text so far.
   */
  subscribe(sessionId: string, listener: (event: StoredEvent | Preview) => void): () => void
  /** Tells of every event of every session after it is on disk. */
  subscribeAll(listener: (event: StoredEvent) => void): () => void
  /** What there is to deliver of an event is written with it, in the same transaction. One function; the last one given counts. */
  keepWith(toDeliveries: (event: StoredEvent) => DeliveryRecord[]): void
  /** Pieces of text are sent together, at most once in the session's `deltaFlushIntervalMs`. */
  publish(sessionId: string, preview: Preview): void
}

export interface VaultFilter {
  includeArchived: boolean
  /** Part of the display name, in any case. */
  name?: string | undefined
  /** Pairs that all have to be there. */
  metadata?: Record<string, string> | undefined
}

export interface VaultStore {
  create(vault: VaultRecord, credentials?: StoredCredential[]): Promise<void>
  get(id: string): Promise<VaultRecord | undefined>
  archive(id: string, at: string): Promise<void>
  /** Removes the vault with its credentials. */
  remove(id: string): Promise<boolean>
  list(query: PageQuery & VaultFilter): Promise<Page<VaultRecord>>
  count(filter: VaultFilter): Promise<number>
  createCredential(credential: StoredCredential): Promise<void>
  getCredential(vaultId: string, id: string): Promise<StoredCredential | undefined>
  updateCredential(credential: StoredCredential): Promise<void>
  removeCredential(vaultId: string, id: string): Promise<boolean>
  /** `name` is part of the secret name or of the MCP server's URL, in any case. */
  listCredentials(
    vaultId: string,
    query: PageQuery & { includeArchived: boolean; name?: string | undefined },
  ): Promise<Page<CredentialRecord>>
  /** Credentials that sessions may use, in the order of the given vaults, the newest of each first. */
  listActive(vaultIds: string[]): Promise<StoredCredential[]>
  hasSecrets(): Promise<boolean>
  /** A sealed text that only the right vault key opens. */
  keyCheck(): Promise<string | undefined>
  setKeyCheck(sealed: string): Promise<void>
}

/** A credential with its sealed secrets. */
export interface StoredCredential extends CredentialRecord {
  sealed: string
}

export interface IdempotencyStore {
  /** The stored answer for a key; undefined when the key is new or older than 24 h. */
  get(key: string): Promise<{ fingerprint: string; status: number; body: string } | undefined>
  /** With the session it is about, if it is about one: it goes when that is removed. */
  put(
    key: string,
    answer: { fingerprint: string; status: number; body: string; sessionId: string | null },
  ): Promise<void>
}

/** Everything the embedded cloud keeps. One SQLite file in the data folder. */
export interface Store {
  agents: AgentStore
  environments: EnvironmentStore
  sessions: SessionStore
  threads: ThreadStore
  work: WorkStore
  events: EventStore
  deployments: DeploymentStore
  deploymentRuns: DeploymentRunStore
  webhooks: WebhookStore
  idempotency: IdempotencyStore
  vaults: VaultStore
  memoryStores: MemoryStores
  memories: Memories & MemoryReader
  memoryVersions: MemoryVersions
  files: FileStore
  skills: SkillStore
  sessionResources: SessionResourceStore
  close(): Promise<void>
}
