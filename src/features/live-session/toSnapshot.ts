import type { createStreamRecord } from '@/domain/session/doctor/streamRecord.ts'
import type { EventLog } from '@/domain/session/eventLog.ts'
import type { Completeness } from '@/domain/session/ledger.ts'
import type { LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import type { Followed } from './followSession.ts'
import type { createFrameIntake } from './frameIntake.ts'

interface SnapshotParts extends Followed {
  completeness: Completeness
  log: EventLog
  intake: ReturnType<typeof createFrameIntake>
  record: ReturnType<typeof createStreamRecord>
}

/** What an open session shows now. What says the same as before stays the same object. */
export function toSnapshot(before: LiveSessionSnapshot | null, parts: SnapshotParts): LiveSessionSnapshot {
  const { phase, state, failure, reconnects, lastHeardAtMs, completeness, log, intake, record, history } = parts
  const pending = log.pending()
  const { status, stopReason } = log.status()
  return {
    phase,
    error: history?.error() ?? failure,
    status,
    stopReason,
    pending: before && JSON.stringify(before.pending) === JSON.stringify(pending) ? before.pending : pending,
    timeline: log.timeline(),
    timelineVersion: log.version,
    items: log.items(),
    drafts: intake.drafts(),
    usage: log.usage(),
    history: history?.state() ?? 'none',
    stats: { ...log.counts(), reconnects, state },
    reconnects: record.reconnects(),
    lastHeardAtMs,
    lastHeartbeatAtMs: intake.lastHeartbeatAtMs(),
    completeness,
  }
}
