import { useMemo, useRef } from 'react'
import type { LiveSession, PendingAction } from '@/domain/session/liveSessionContract.ts'
import type { CallRow } from '@/domain/session/timeline.ts'
import type { TranscriptSource } from '@/lenses/transcript/TranscriptSource.ts'
import { PendingCard } from './PendingCard.tsx'
import type { SendEvents } from './SendEvents.ts'

/** What the transcript is drawn from: the open session, the clock on the wall, and the cards that answer for it. */
export function useTranscriptSource(
  live: LiveSession,
  pending: readonly PendingAction[],
  send: SendEvents,
  isReadOnly: boolean,
): TranscriptSource {
  const latest = useRef(pending)
  latest.current = pending
  return useMemo(
    () => ({
      read: (eventId) => live.read(eventId),
      rawJson: (eventId) => live.rawJson(eventId),
      now: () => Date.now(),
      renderWaiting: (call) =>
        isReadOnly ? (
          <p className="pt-2 text-k-wait text-small">It waits for an answer. This workspace is read-only.</p>
        ) : (
          <PendingCard action={actionFor(call, latest.current)} use={live.read(call.eventId)} send={send} />
        ),
    }),
    [live, send, isReadOnly],
  )
}

/** The row says that it waits before the list of what is pending does: until then its tool tells the kind of answer. */
function actionFor(call: CallRow, pending: readonly PendingAction[]): PendingAction {
  const known = pending.find((action) => action.eventId === call.eventId)
  if (known) return known
  const kind = call.tool === 'custom' ? 'custom_tool' : 'confirmation'
  return { eventId: call.eventId, kind, name: call.name, threadId: call.threadId }
}
