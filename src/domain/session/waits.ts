/**
 * What a part of the log says of calls that wait for a person: each thread tells when it waits, also while others work,
 * and the session as a whole tells when none works any more.
 */
export interface Waits {
  /** By thread: the calls named by its latest status, as long as that is a wait. In the order the waits began. */
  byThread: Map<string | null, readonly string[]>
  /** Threads of which this part tells whether they wait, so that nothing older counts. */
  told: Set<string | null>
  /** By call: when it was first said to wait. */
  askedAt: Map<string, number | null>
}

export const createWaits = (): Waits => ({ byThread: new Map(), told: new Set(), askedAt: new Map() })

/** The latest word of a thread: the calls it waits for; none when it works, is done, or ended. */
export function tellThread(waits: Waits, threadId: string | null, callIds: readonly string[]): void {
  waits.told.add(threadId)
  waits.byThread.delete(threadId)
  if (callIds.length > 0) waits.byThread.set(threadId, callIds)
}

export function ask(waits: Waits, callIds: readonly string[], atMs: number | null): void {
  for (const id of callIds) if (!waits.askedAt.has(id)) waits.askedAt.set(id, atMs)
}

/** Puts `older` before `waits`; `isStopped` says that all work stopped somewhere in the newer part. */
export function joinWaits(older: Waits, waits: Waits, isStopped: boolean): void {
  if (!isStopped) {
    const standing = [...older.byThread].filter(([threadId]) => !waits.told.has(threadId))
    waits.byThread = new Map([...standing, ...waits.byThread])
    for (const threadId of older.told) waits.told.add(threadId)
  }
  for (const [id, atMs] of older.askedAt) waits.askedAt.set(id, atMs)
}
