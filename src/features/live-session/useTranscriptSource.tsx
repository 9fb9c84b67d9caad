import { useMemo, useRef } from 'react'
import type { Json } from '@/domain/json.ts'
import type { LiveSession, PendingAction } from '@/domain/session/liveSessionContract.ts'
import type { CallRow } from '@/domain/session/timeline.ts'
import type { SendEvents } from '@/lenses/answers/SendEvents.ts'
import type { DownloadFile } from '@/lenses/sessionView.ts'
import type { TranscriptSource } from '@/lenses/transcript/TranscriptSource.ts'
import { ReadOnlyWaiting, WaitingCard } from './WaitingCard.tsx'

/** What the page may know of a session beside its log. */
interface SessionFacts {
  /** Schema of the input of a custom tool. */
  toolSchema?: (toolName: string) => Json | null
  download?: DownloadFile
}

/** What the transcript is drawn from: the open session, the clock on the wall, and the cards that answer for it. */
export function useTranscriptSource(
  live: LiveSession,
  pending: readonly PendingAction[],
  send: SendEvents,
  isReadOnly: boolean,
  facts: SessionFacts = {},
): TranscriptSource {
  const latest = useRef({ pending, facts })
  latest.current = { pending, facts }
  return useMemo(
    () => ({
      read: (eventId) => live.read(eventId),
      rawJson: (eventId) => live.rawJson(eventId),
      now: live.now,
      renderWaiting: (call, use) =>
        isReadOnly ? (
          <ReadOnlyWaiting call={call} use={use} />
        ) : (
          <WaitingCard
            action={actionFor(call, latest.current.pending)}
            use={use}
            schema={latest.current.facts.toolSchema?.(call.name) ?? null}
            send={send}
          />
        ),
      download: async (fileId, filename) => latest.current.facts.download?.(fileId, filename),
    }),
    [live, send, isReadOnly],
  )
}

/** The row says that it waits before the list of what is pending does: until then its tool tells the kind of answer. */
function actionFor(call: CallRow, pending: readonly PendingAction[]): PendingAction {
  const known = pending.find((action) => action.eventId === call.eventId)
  if (known) return known
  const kind = call.tool === 'custom' ? 'custom_tool' : 'confirmation'
  return { eventId: call.eventId, kind, name: call.name, threadId: call.threadId, sinceMs: null }
}
