import type { JsonObject, NewEvent, SessionRecord, StopReason, ThreadRecord } from '../canonical.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import type { Store, ThreadWrite } from '../store/store.ts'
import type { NamedEntry, NamedEvent } from './nameEvents.ts'

/** Writes entries of a recording as if they happened now: events to disk, pieces of messages to who listens. */
export async function writeEntries(store: Store, session: SessionRecord, entries: NamedEntry[]): Promise<void> {
  let events: NamedEvent[] = []
  const flush = async () => {
    if (events.length === 0) return
    const written = events
    events = []
    const { changes, threads } = toChanges(session, written)
    await store.events.append(
      session.id,
      written.map((event) => toNewEvent(session, event)),
      changes,
      threads,
    )
  }
  for (const entry of entries) {
    if (entry.kind === 'event') {
      events.push(entry)
      if (events.length === 500) await flush()
      continue
    }
    await flush()
    if (entry.kind === 'draft_delta') {
      const { eventId, index, text } = entry
      store.events.publish(session.id, { type: 'event_delta', eventId, index, text })
    } else if (entry.type === 'agent.message' || entry.type === 'agent.thinking') {
      store.events.publish(session.id, { type: 'event_start', event: { id: entry.eventId, type: entry.type } })
    }
  }
  await flush()
}

/** When an entry happened, in milliseconds since the epoch; null when nothing tells. */
export function instantOf(entry: NamedEntry): number | null {
  if (entry.atMs !== null || entry.kind !== 'event') return entry.atMs
  const ms = Date.parse(String(entry.json.processed_at ?? entry.json.created_at ?? ''))
  return Number.isNaN(ms) ? null : ms
}

function toNewEvent(session: SessionRecord, { atMs, json }: NamedEvent): NewEvent {
  // The bookkeeping is written anew by the profile that is on.
  const { id, type, session_id: _id, turn_id: turnId, schema_version: _version, created_at: _at, ...payload } = json
  const { processed_at: processedAt, ...rest } = payload
  const instant = toInstant(processedAt) ?? (atMs === null ? null : toInstant(new Date(atMs).toISOString()))
  return {
    id,
    type,
    payload: rest,
    turnId: typeof turnId === 'string' ? turnId : null,
    threadId: threadOf(session, type, json),
    ...(instant === null ? {} : { processedAt: instant }),
  }
}

/** What a thread tells of itself is its own; that it was made is told by the one that made it. */
function threadOf(session: SessionRecord, type: string, { session_thread_id: id }: JsonObject): string {
  return typeof id === 'string' && /^session\.thread_status_/.test(type) ? id : session.threadId
}

/** The instant as the store keeps it; null for what is none. */
export function toInstant(value: unknown): string | null {
  if (typeof value !== 'string') return null
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(value)) return value
  const ms = Date.parse(value)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString().replace('Z', '000Z')
}

const sessionStatuses: Record<string, 'running' | 'rescheduling' | 'idle' | 'terminated'> = {
  status_running: 'running',
  status_rescheduled: 'rescheduling',
  status_idle: 'idle',
  status_terminated: 'terminated',
}

/** What the events make of the session and its threads. */
function toChanges(session: SessionRecord, events: NamedEvent[]) {
  const changes: Partial<SessionRecord> = {}
  const threads: ThreadWrite[] = []
  for (const { json } of events) {
    const [, ofThread, name = ''] = /^session\.(thread_)?(status_\w+)$/.exec(json.type) ?? []
    const status = sessionStatuses[name]
    const stopReason = status === 'idle' ? toStopReason(json.stop_reason) : null
    const threadId = String(json.session_thread_id)
    if (json.type === 'session.thread_created') threads.push({ create: toThread(session, json) })
    else if (status && ofThread) threads.push({ id: threadId, changes: { status, stopReason } })
    else if (status) {
      Object.assign(changes, { status, stopReason })
      threads.push({ id: session.threadId, changes: { status, stopReason } })
    }
  }
  return { changes: Object.keys(changes).length > 0 ? changes : undefined, threads }
}

function toThread(
  session: SessionRecord,
  { session_thread_id: id, agent_name: name, processed_at: processedAt }: JsonObject,
): ThreadRecord {
  const at = toInstant(processedAt) ?? session.createdAt
  return {
    id: String(id),
    sessionId: session.id,
    parentThreadId: session.threadId,
    agent: { ...session.agent, name: String(name ?? 'agent'), multiagent: null },
    status: 'idle',
    stopReason: null,
    usage: { inputTokens: 0, outputTokens: 0, cacheReadInputTokens: 0, cacheCreationInputTokens: 0 },
    activeMs: 0,
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
  }
}

function toStopReason(value: unknown): StopReason {
  const type = isJsonObject(value) ? value.type : value
  if (isJsonObject(value) && type === 'requires_action' && Array.isArray(value.event_ids))
    return { type, event_ids: value.event_ids.map(String) }
  return { type: type === 'retries_exhausted' || type === 'cancelled' ? type : 'end_turn' }
}
