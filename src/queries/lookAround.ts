import { decodeEvent, listNewestEvents } from '@/api/sessionEvents.ts'
import { listSessions } from '@/api/sessions.ts'
import type { ReceivedEvent } from '@/domain/session/events.ts'
import { readWaiting, type WaitingCall } from '@/domain/session/readWaiting.ts'
import { type SessionSummary, sessionPhase } from '@/domain/sessionSummary.ts'
import { parseExactly } from '@/lib/exactJson.ts'

/** The newest sessions, as many as one request gives. */
const sessionsLookedAt = 100
/** Sessions whose events are read at each look, at most; the others have their turn at the next one. */
const mostReads = 24
const readsAtOnce = 4
/** A session about which the list tells nothing new is read again after this time. */
const rereadMs = 60_000

/** One call that waits, with the session it belongs to. */
export interface WaitingAction extends WaitingCall {
  session: SessionSummary
}

interface Look {
  /** What the list said of the session when its events were read. */
  stamp: string
  atMs: number
  calls: WaitingCall[]
  /** Why its events could not be read. */
  error: string | null
}

export interface Inbox {
  /** Those that wait longest first. */
  waiting: WaitingAction[]
  sessions: number
  /** Older sessions exist that are not looked at. */
  hasMore: boolean
  /** Sessions whose events were not read yet, or could not be. */
  unread: number
  problem: string | null
  looks: ReadonlyMap<string, Look>
}

/** Looks at the newest sessions and reads the last events of those that `before`, the look before, does not tell of. */
export async function lookAround(workspace: string, before: Inbox | undefined, signal: AbortSignal): Promise<Inbox> {
  const page = await listSessions(workspace, { limit: sessionsLookedAt }, signal)
  const open = page.items.filter(({ status, archivedAt }) => archivedAt === null && sessionPhase(status) !== 'ended')
  const isOpen = new Set(open.map(({ id }) => id))
  const looks = new Map([...(before?.looks ?? [])].filter(([id]) => isOpen.has(id)))
  const due = open
    .map((session) => ({ session, urgency: urgencyOf(session, looks.get(session.id)) }))
    .filter(({ urgency }) => urgency > 0)
    .sort((one, other) => other.urgency - one.urgency)
  const now = due.slice(0, mostReads).map(({ session }) => session)
  const queue = [...now]
  const work = async () => {
    for (let session = queue.shift(); session; session = queue.shift()) {
      looks.set(session.id, await look(workspace, session, signal))
    }
  }
  await Promise.all(Array.from({ length: readsAtOnce }, work))

  const waiting = open
    .flatMap((session) => (looks.get(session.id)?.calls ?? []).map((call) => ({ ...call, session })))
    .sort((one, other) => sinceMs(one) - sinceMs(other))
  const failed = open.filter(({ id }) => looks.get(id)?.error)
  return {
    waiting,
    sessions: open.length,
    hasMore: page.older !== null,
    unread: open.filter(({ id }) => !looks.has(id)).length + failed.length,
    problem: failed.map(({ id }) => looks.get(id)?.error ?? null)[0] ?? null,
    looks,
  }
}

/** 0 when there is no need to read the session's events now. */
function urgencyOf(session: SessionSummary, look: Look | undefined): number {
  if (!look) return 2
  if (look.calls.length > 0) return 4
  if (look.stamp !== stampOf(session) || look.error) return 3
  return Date.now() - look.atMs > rereadMs ? 1 : 0
}

/** Changes when something happened in the session, as far as a list tells. */
const stampOf = ({ status, updatedAt, activeSeconds, usage }: SessionSummary) =>
  JSON.stringify([status, updatedAt, activeSeconds, usage])

async function look(workspace: string, session: SessionSummary, signal: AbortSignal): Promise<Look> {
  const stamp = stampOf(session)
  const ref = { workspace, id: session.id }
  try {
    const waitingIn = (events: ReceivedEvent[]) =>
      readWaiting(events, (rawJson, fallback) => decodeEvent(parseExactly(rawJson), fallback))
    const page = await listNewestEvents(ref, { limit: 50, signal })
    let calls = waitingIn(page.events)
    if (page.next && (calls.some(({ use }) => use === undefined) || hasBusyThreads(session, page.events))) {
      const older = await listNewestEvents(ref, { limit: 100, cursor: page.next, signal })
      calls = waitingIn([...older.events, ...page.events])
    }
    return { stamp, atMs: Date.now(), calls, error: null }
  } catch (error) {
    if (signal.aborted) throw error
    return { stamp, atMs: Date.now(), calls: [], error: error instanceof Error ? error.message : 'It failed.' }
  }
}

/** One of its threads may have asked a while ago, and the others gone on since. */
const hasBusyThreads = ({ status }: SessionSummary, events: readonly ReceivedEvent[]) =>
  sessionPhase(status) === 'running' && new Set(events.map(({ event }) => event.threadId ?? '')).size > 2

const sinceMs = ({ action, use, session }: WaitingAction) =>
  action.sinceMs ?? use?.atMs ?? (Date.parse(session.updatedAt ?? '') || 0)
