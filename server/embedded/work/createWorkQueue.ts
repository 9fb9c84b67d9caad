import type { WorkRecord } from '../canonical.ts'
import type { Clock } from '../clock.ts'
import { untilAborted } from '../model/cancellation.ts'
import { notFound, Problem } from '../problem.ts'
import { createKeyedLock } from '../runtime/createKeyedLock.ts'
import { createId } from '../store/ids.ts'
import { toInstant, toMicros } from '../store/instants.ts'
import type { WorkStore } from '../store/workStore.ts'
import { expired } from './expired.ts'

export interface Heartbeat {
  lastHeartbeat: string
  isExtended: boolean
  state: WorkRecord['state']
  ttlSeconds: number
}

export interface PollOptions {
  workerId: string | null
  /** How long to wait for work that is not there yet, in ms. */
  blockMs: number
  /** What was taken longer ago than this and never acknowledged is given again. */
  reclaimMs: number
  signal: AbortSignal
}

/** The sessions of self-hosted environments that wait for a worker. */
export interface WorkQueue {
  /** Puts a session into the queue, unless it is there or a worker has it. */
  enqueue(environmentId: string, sessionId: string): Promise<void>
  /** The next item, which stays queued until it is acknowledged; null when there is none in time. */
  poll(environmentId: string, options: PollOptions): Promise<WorkRecord | null>
  get(environmentId: string, id: string): Promise<WorkRecord>
  acknowledge(environmentId: string, id: string, workerId: string | null): Promise<WorkRecord>
  /** `expected` is the last heartbeat the worker knows of, null for none, undefined when it does not care. */
  heartbeat(
    environmentId: string,
    id: string,
    expected: string | null | undefined,
    ttlSeconds: number,
  ): Promise<Heartbeat>
  stop(environmentId: string, id: string, isForced: boolean): Promise<WorkRecord>
  setMetadata(environmentId: string, id: string, metadata: Record<string, string>): Promise<WorkRecord>
  stats(environmentId: string): Promise<{ depth: number; pending: number; oldest: string | null; workers: number }>
  /** Gives back what was taken by workers that are not heard of any more. */
  sweep(environmentId: string): Promise<WorkRecord[]>
}

export const defaultTtlSeconds = 60
const pollingMs = 30_000

export function createWorkQueue(work: WorkStore, clock: Clock): WorkQueue {
  const now = clock.nowMs
  const lock = createKeyedLock()
  const waiting = new Map<string, Set<() => void>>()
  /** When each worker asked last, by environment. Only a figure, so it need not outlive the process. */
  const polls = new Map<string, Map<string, number>>()
  const at = (ms: number) => toInstant(ms * 1000)

  async function sweep(environmentId: string): Promise<WorkRecord[]> {
    const unfinished = await work.listUnfinished(environmentId)
    return Promise.all(
      unfinished.map(async (item) => {
        const changes = expired(item, at(now()))
        return changes ? change(item, changes) : item
      }),
    )
  }

  async function change(item: WorkRecord, changes: Partial<WorkRecord>): Promise<WorkRecord> {
    await work.update(item.id, changes)
    if (changes.state === 'queued') for (const wake of waiting.get(item.environmentId) ?? []) wake()
    return { ...item, ...changes }
  }

  async function get(environmentId: string, id: string): Promise<WorkRecord> {
    const item = await work.get(environmentId, id)
    if (!item) throw notFound('Work', id)
    const changes = expired(item, at(now()))
    return changes ? change(item, changes) : item
  }

  async function take(environmentId: string, { workerId, reclaimMs }: PollOptions): Promise<WorkRecord | null> {
    const free = (await sweep(environmentId)).find(
      ({ state, polledAt }) => state === 'queued' && (polledAt === null || polledAt <= at(now() - reclaimMs)),
    )
    return free ? change(free, { polledAt: at(now()), workerId }) : null
  }

  return {
    sweep,
    get: (environmentId, id) => lock(environmentId, () => get(environmentId, id)),

    enqueue: (environmentId, sessionId) =>
      lock(environmentId, async () => {
        const known = (await sweep(environmentId)).some(
          (item) => item.sessionId === sessionId && item.state !== 'stopping' && item.state !== 'stopped',
        )
        if (known) return
        await work.create(newWork(environmentId, sessionId, at(now())))
        for (const wake of waiting.get(environmentId) ?? []) wake()
      }),

    async poll(environmentId, options) {
      const { workerId, blockMs, signal } = options
      const workers = polls.get(environmentId) ?? new Map()
      polls.set(environmentId, workers.set(workerId ?? '', now()))
      const late = new AbortController()
      const stopWaiting = clock.after(blockMs, () => late.abort())
      const over = AbortSignal.any([signal, late.signal])
      try {
        for (;;) {
          const woken = nextWork(environmentId)
          try {
            const taken = await lock(environmentId, () => take(environmentId, options))
            if (taken || blockMs === 0) return taken
            await untilAborted(woken.promise, over)
          } finally {
            woken.forget()
          }
        }
      } catch (error) {
        if (over.aborted) return null // Nobody waits any more, or nothing came in time.
        throw error
      } finally {
        stopWaiting()
      }
    },

    acknowledge: (environmentId, id, workerId) =>
      lock(environmentId, async () => {
        const item = await get(environmentId, id)
        if (item.state === 'stopping' || item.state === 'stopped') throw refused(`Work '${id}' is ${item.state}.`)
        if (item.polledAt === null) throw refused(`Work '${id}' was not polled.`)
        if (item.workerId !== workerId) throw refused(`Work '${id}' was polled by another worker.`)
        if (item.state !== 'queued') return item
        const leaseUntil = at(now() + defaultTtlSeconds * 1000)
        return change(item, { state: 'starting', acknowledgedAt: at(now()), leaseUntil })
      }),

    heartbeat: (environmentId, id, expected, ttlSeconds) =>
      lock(environmentId, async () => {
        const item = await get(environmentId, id)
        const { state, latestHeartbeatAt } = item
        if (state === 'queued' || state === 'stopped') throw refused(`Work '${id}' is ${state}.`)
        if (expected !== undefined && expected !== latestHeartbeatAt) {
          const last = latestHeartbeatAt ?? 'none'
          throw new Problem(412, 'invalid_request_error', `The last heartbeat of '${id}' is another one: ${last}.`)
        }
        const lastHeartbeat = later(at(now()), latestHeartbeatAt)
        const isExtended = state !== 'stopping'
        const changed = await change(item, {
          latestHeartbeatAt: lastHeartbeat,
          ...(state === 'starting' ? { state: 'active', startedAt: at(now()) } : {}),
          ...(isExtended ? { leaseUntil: at(now() + ttlSeconds * 1000) } : {}),
        })
        return { lastHeartbeat, isExtended, state: changed.state, ttlSeconds }
      }),

    stop: (environmentId, id, isForced) =>
      lock(environmentId, async () => {
        const item = await get(environmentId, id)
        if (item.state === 'stopped') return item
        const stopRequestedAt = item.stopRequestedAt ?? at(now())
        // Nobody has to be asked about what nobody has taken.
        const isOver = isForced || item.state === 'stopping' || item.state === 'queued'
        return change(item, {
          stopRequestedAt,
          ...(isOver ? { state: 'stopped', stoppedAt: at(now()) } : { state: 'stopping' }),
        })
      }),

    setMetadata: (environmentId, id, metadata) =>
      lock(environmentId, async () => change(await get(environmentId, id), { metadata })),

    stats: (environmentId) =>
      lock(environmentId, async () => {
        const queued = (await sweep(environmentId)).filter(({ state }) => state === 'queued')
        const asked = [...(polls.get(environmentId)?.values() ?? [])]
        return {
          depth: queued.length,
          pending: queued.filter(({ polledAt }) => polledAt !== null).length,
          oldest: queued[0]?.createdAt ?? null,
          workers: asked.filter((ms) => now() - ms <= pollingMs).length,
        }
      }),
  }

  /** Listens before the queue is looked at, so that nothing falls between. */
  function nextWork(environmentId: string) {
    let wake = () => {}
    const promise = new Promise<void>((resolve) => {
      wake = resolve
    })
    const wakes = waiting.get(environmentId) ?? new Set()
    waiting.set(environmentId, wakes.add(wake))
    return { promise, forget: () => wakes.delete(wake) }
  }
}

function newWork(environmentId: string, sessionId: string, createdAt: string): WorkRecord {
  return {
    id: createId('work'),
    environmentId,
    sessionId,
    state: 'queued',
    metadata: {},
    workerId: null,
    polledAt: null,
    leaseUntil: null,
    createdAt,
    acknowledgedAt: null,
    startedAt: null,
    latestHeartbeatAt: null,
    stopRequestedAt: null,
    stoppedAt: null,
  }
}

/** A heartbeat is told apart from the one before even within a millisecond. */
function later(instant: string, before: string | null): string {
  return before === null || instant > before ? instant : toInstant((toMicros(before) ?? 0) + 1)
}

const refused = (message: string) => new Problem(409, 'invalid_request_error', message)
