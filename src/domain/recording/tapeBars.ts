import type { StartFacts } from '../session/entryFacts.ts'
import type { KeptEvent } from '../session/logEntry.ts'
import { createMinimapBins, type MinimapBins, type MinimapLane } from '../session/minimap/minimapBins.ts'

/** Something that began and whose end has not come yet. */
interface OpenBar {
  role: StartFacts['role']
  threadId: string | null
  startMs: number
  isDenied: boolean
}

const startOf = { result: 'call', requestEnd: 'request', evaluationEnd: 'evaluation' } as const

/** What goes on when an agent works again after it waited for a person. */
const endsWait = new Set<string>(['input', 'status', 'request', 'call', 'message', 'thinking'])

/**
 * Collects what a tape's picture is made of while the tape is made: from when to when things went on, by kind, in time
 * on the tape. Its cost in memory does not depend on the number of events.
 */
export function createTapeBars() {
  const bars = createMinimapBins()
  const open = new Map<string, OpenBar>()
  const drafts = new Map<string, number>()
  const thoughts = new Map<string | null, number>()
  let waitingSinceMs: number | null = null

  const add = (lane: MinimapLane, startMs: number, endMs = startMs) =>
    bars.add({ lane, startMs, endMs: Math.max(startMs, endMs) })

  const close = (id: string, bar: OpenBar, atMs: number, isError: boolean) => {
    open.delete(id)
    if (bar.role === 'call') return add(isError || bar.isDenied ? 'error' : 'tool', bar.startMs, atMs)
    add('span', bar.startMs, atMs)
    if (isError) add('error', atMs)
  }

  const closeThought = (threadId: string | null, atMs: number) => {
    const startMs = thoughts.get(threadId)
    if (startMs !== undefined) add('thinking', startMs, atMs)
    thoughts.delete(threadId)
  }

  const closeAll = (atMs: number, isOf: (threadId: string | null) => boolean = () => true) => {
    for (const [id, bar] of open) if (isOf(bar.threadId)) close(id, bar, atMs, false)
  }

  /** An end that names no start belongs to the latest open one of its thread. */
  const startFor = (startId: string | null, role: OpenBar['role'], threadId: string | null) => {
    if (startId !== null) return startId
    let latest: string | null = null
    for (const [id, bar] of open) if (bar.role === role && bar.threadId === threadId) latest = id
    return latest
  }

  return {
    /** A message or a thought was begun before its event came. */
    draft(eventId: string, atMs: number): void {
      if (!drafts.has(eventId)) drafts.set(eventId, atMs)
    },
    event({ id, facts }: KeptEvent, atMs: number): void {
      const begunAtMs = drafts.get(id) ?? atMs
      drafts.delete(id)
      closeThought(facts.threadId, begunAtMs)
      if (waitingSinceMs !== null && endsWait.has(facts.role)) {
        add('wait', waitingSinceMs, atMs)
        waitingSinceMs = null
      }
      switch (facts.role) {
        case 'input':
        case 'system':
          add('user', atMs)
          return
        case 'message':
          add('message', begunAtMs, atMs)
          return
        case 'thinking':
          thoughts.set(facts.threadId, begunAtMs)
          return
        case 'call':
        case 'request':
        case 'evaluation': {
          const isDenied = facts.role === 'call' && facts.permission === 'deny'
          open.set(id, { role: facts.role, threadId: facts.threadId, startMs: atMs, isDenied })
          return
        }
        case 'result':
        case 'requestEnd':
        case 'evaluationEnd': {
          const startId = startFor(facts.startId, startOf[facts.role], facts.threadId)
          const bar = startId === null ? undefined : open.get(startId)
          const isError = facts.role !== 'evaluationEnd' && facts.isError
          if (startId !== null && bar) close(startId, bar, atMs, isError)
          else if (isError) add('error', atMs)
          return
        }
        case 'confirmation': {
          const call = open.get(facts.callId)
          if (call && facts.result === 'deny') call.isDenied = true
          return
        }
        case 'status':
          if (facts.note?.tone === 'error') add('error', atMs)
          if (facts.stopReason?.type === 'requires_action') waitingSinceMs = atMs
          else if (facts.status === 'idle' || facts.status === 'terminated') closeAll(atMs)
          return
        case 'threadEnd':
          closeAll(atMs, (threadId) => threadId === facts.threadId)
          return
        case 'note':
          if (facts.note.tone !== 'quiet') add(facts.note.tone, atMs)
          return
        case 'unknown':
          add('span', atMs)
          return
        default:
          return
      }
    },
    /** What is still open reaches to the end of the tape. */
    finish(atMs: number): MinimapBins {
      for (const threadId of [...thoughts.keys()]) closeThought(threadId, atMs)
      if (waitingSinceMs !== null) add('wait', waitingSinceMs, atMs)
      waitingSinceMs = null
      closeAll(atMs)
      return bars
    },
  }
}
