import type { SessionEvent } from '../events.ts'
import type { LogItems } from '../logItems.ts'
import {
  createThreadFold,
  foldItems,
  joinFolds,
  type ThreadFacts,
  type ThreadFold,
  type ThreadMessage,
} from './threadFold.ts'

/** One thread of the session. */
export interface ThreadLane extends ThreadFacts {
  /** Every id the thread goes by: the primary one is also the one without an id. */
  ids: ReadonlySet<string | null>
  isPrimary: boolean
}

export interface ThreadLanes {
  /** The primary thread first, then in the order they came up. */
  lanes: readonly ThreadLane[]
  /** In log order. */
  messages: readonly ThreadMessage[]
}

/** Reads threads from the log and keeps what it read: growth at either end costs what is new. */
export function createThreadLanes(): {
  sync(items: LogItems, read: (eventId: string) => SessionEvent | undefined): ThreadLanes
  /** Items read so far: what tests count. */
  itemsRead(): number
} {
  let fold: ThreadFold = createThreadFold()
  let revision = -1
  let from = 0
  let to = 0
  let itemsRead = 0
  return {
    sync(items, read) {
      const first = items.firstPlace
      const end = first + items.length
      if (items.revision !== revision || first > from || end < to || from === to) {
        fold = createThreadFold()
        revision = items.revision
        from = first
        to = first
      }
      if (first < from) {
        const older = createThreadFold()
        foldItems(older, items, { from: 0, to: from - first }, read)
        fold = joinFolds(older, fold)
        itemsRead += from - first
      }
      foldItems(fold, items, { from: to - first, to: items.length }, read)
      itemsRead += end - to
      from = first
      to = end
      return toLanes(fold)
    },
    itemsRead: () => itemsRead,
  }
}

function toLanes({ threads, messages }: ThreadFold): ThreadLanes {
  const receivers = new Set(messages.map((message) => message.otherThreadId))
  const own: ThreadFacts[] = []
  const others: ThreadFacts[] = []
  for (const facts of threads.values()) {
    // Services of today report the status of the primary thread under an id that appears nowhere else.
    const isNamed = facts.createdId !== null || facts.works > 0 || receivers.has(facts.threadId)
    if (facts.threadId === null || !isNamed) own.push(facts)
    else others.push(facts)
  }
  const lanes = others.map((facts) => ({ ...facts, ids: new Set([facts.threadId]), isPrimary: false }))
  return { lanes: [toPrimary(own), ...lanes], messages }
}

function toPrimary(parts: ThreadFacts[]): ThreadLane {
  const nameless = parts.find(({ threadId }) => threadId === null)
  const named = parts.filter(({ threadId }) => threadId !== null)
  const known = (instants: (number | null)[]) => instants.filter((ms) => ms !== null)
  const firsts = known(parts.map((part) => part.firstAtMs))
  const lasts = known(parts.map((part) => part.lastAtMs))
  return {
    threadId: null,
    agentName: named.at(-1)?.agentName ?? nameless?.agentName ?? null,
    createdId: null,
    firstAtMs: firsts.length > 0 ? Math.min(...firsts) : null,
    lastAtMs: lasts.length > 0 ? Math.max(...lasts) : null,
    events: parts.reduce((sum, part) => sum + part.events, 0),
    calls: nameless?.calls ?? 0,
    works: nameless?.works ?? 0,
    changes: primaryChanges(nameless?.changes ?? [], named[0]?.changes ?? []),
    ids: new Set([null, ...named.map(({ threadId }) => threadId)]),
    isPrimary: true,
  }
}

/**
 * What the primary thread says of itself, until the session is over. The session's own status stands in where it says
 * nothing: that runs while any thread does, and waits for answers to any of them.
 */
function primaryChanges(session: ThreadFacts['changes'], own: ThreadFacts['changes']): ThreadFacts['changes'] {
  if (own.length === 0) return session
  return [...own, ...session.filter(({ status }) => status === 'terminated')]
}
