import type { WorkRecord } from '../canonical.ts'

/** What becomes of an item whose worker was not heard of in time; null when its lease holds. */
export function expired({ state, leaseUntil }: WorkRecord, now: string): Partial<WorkRecord> | null {
  if (leaseUntil === null || leaseUntil > now) return null
  if (state === 'stopping') return { state: 'stopped', stoppedAt: now, leaseUntil: null }
  if (state !== 'starting' && state !== 'active') return null
  return {
    state: 'queued',
    workerId: null,
    polledAt: null,
    leaseUntil: null,
    acknowledgedAt: null,
    startedAt: null,
    latestHeartbeatAt: null,
  }
}
