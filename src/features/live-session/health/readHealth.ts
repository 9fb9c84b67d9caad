import { type Diagnosis, diagnoseStream } from '@/domain/session/doctor/diagnoseStream.ts'
import type { StreamRecord } from '@/domain/session/doctor/streamRecord.ts'
import type { createLinter } from '@/domain/session/findings/createLinter.ts'
import type { Finding } from '@/domain/session/findings/finding.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'

/** How a session's stream and log are doing, at one moment. */
export interface Health {
  record: StreamRecord
  diagnoses: Diagnosis[]
  findings: Finding[]
  atMs: number
}

export function readHealth(live: LiveSession, linter: ReturnType<typeof createLinter>, nowMs: number): Health {
  const { items, timeline, pending, history, stats } = live.getSnapshot()
  const record = live.streamRecord()
  const isConnected = stats.state === 'live' || stats.state === 'stale'
  const isComplete = history === 'complete'
  const restatedIds = live.restatedIds()
  return {
    record,
    diagnoses: diagnoseStream(record, nowMs, isConnected),
    findings: linter.lint({ items, timeline, pending, isComplete, restatedIds, read: live.read }, nowMs),
    atMs: nowMs,
  }
}
