import { vi } from 'vitest'
import { createStreamRecord } from '@/domain/session/doctor/streamRecord.ts'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { newLog } from '@/domain/session/testing/describeLog.ts'
import type { createFakeLog } from '@/lenses/testing/fakeLog.ts'

/** An open session whose state a test sets by hand. */
export function createFakeLiveSession(log: ReturnType<typeof createFakeLog>, first: Partial<LiveSessionSnapshot> = {}) {
  const record = createStreamRecord()
  const listeners = new Set<() => void>()
  let snapshot: LiveSessionSnapshot = {
    phase: 'ready',
    error: null,
    status: 'idle',
    stopReason: null,
    pending: [],
    timeline: log.timeline,
    timelineVersion: 1,
    items: newLog().items(),
    drafts: [],
    usage: {},
    history: 'complete',
    stats: {
      events: 482,
      duplicatesDropped: 0,
      gapsFound: 0,
      gapsFilled: 0,
      reconnects: 1,
      lastId: 'evt_019e3bb2c15f7bef52b6',
      state: 'live',
    },
    reconnects: [],
    lastHeardAtMs: null,
    lastHeartbeatAtMs: null,
    completeness: { state: 'idle' },
    ...first,
  }
  const live = {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    getSnapshot: () => snapshot,
    now: () => Date.now(),
    read: (id) => log.source.read(id),
    rawJson: (id) => log.source.rawJson(id),
    deltas: () => null,
    ids: () => [],
    restatedIds: () => [],
    accepted: vi.fn<LiveSession['accepted']>(),
    shown: async () => {},
    loadOlder: vi.fn<() => void>(),
    retry: vi.fn<() => void>(),
    proveCompleteness: vi.fn<() => void>(),
    stopProving: vi.fn<() => void>(),
    streamRecord: () => record.read(),
  } satisfies LiveSession
  return {
    ...live,
    record,
    /** The next picture. */
    show(change: Partial<LiveSessionSnapshot>) {
      snapshot = { ...snapshot, timelineVersion: snapshot.timelineVersion + 1, ...change }
      for (const listener of listeners) listener()
    },
  }
}
