import { useMemo } from 'react'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import type { SessionView } from '@/lenses/sessionView.ts'

/** The open session as the lenses see it. */
export function useSessionView(live: LiveSession, snapshot: LiveSessionSnapshot): SessionView {
  const { timeline, timelineVersion, items, drafts, status, stopReason, pending, usage, history, stats, reconnects } =
    snapshot
  const isComplete = history === 'complete'
  const isLive = stats.state !== 'ended'
  return useMemo(
    () => ({
      timeline,
      items,
      version: timelineVersion,
      drafts,
      status,
      stopReason,
      pending,
      usage,
      isComplete,
      isLive,
      now: live.now,
      read: live.read,
      rawJson: live.rawJson,
      reconnects,
      deltas: live.deltas,
      listThread: live.listThread,
    }),
    [
      timeline,
      items,
      timelineVersion,
      drafts,
      status,
      stopReason,
      pending,
      usage,
      isComplete,
      isLive,
      reconnects,
      live,
    ],
  )
}
