import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { toTextOrNull } from '@/domain/json.ts'
import type { SessionPanelProps } from '@/lenses/workbench/InspectorColumn.tsx'
import { SessionLenses } from '@/lenses/workbench/SessionLenses.tsx'
import { AskedQuestion, type AskedQuestionProps } from '../answers/AskedQuestion.tsx'
import { SessionInspector } from '../inspector/session/SessionInspector.tsx'
import type { TranscriptSource } from '../transcript/TranscriptSource.ts'
import { createReplay, type Replay } from './createReplay.ts'
import type { LoadedRecording } from './loadTape.ts'
import { ReplayHeader } from './ReplayHeader.tsx'
import { ReplaySheet } from './ReplaySheet.tsx'
import { recordedFacts } from './recordedFacts.ts'
import { Transport } from './Transport.tsx'

/** A recording in the same lenses as a live session, with the hands that play it below. */
export function ReplaySession({ recording, name }: { recording: LoadedRecording; name: string }) {
  const replay = useReplay(recording)
  const live = replay.session
  const snapshot = useSyncExternalStore(live.subscribe, live.getSnapshot)
  const { header } = recording.reading
  const source = useMemo<TranscriptSource>(
    () => ({
      read: live.read,
      rawJson: live.rawJson,
      now: live.now,
      renderWaiting: (call, use) => <WaitedHere call={call} use={use} />,
    }),
    [live],
  )
  return (
    <>
      <ReplayHeader recording={recording} name={name} status={snapshot.status} />
      <SessionLenses
        sessionId={toTextOrNull(header?.session?.id) ?? 'recording'}
        live={live}
        snapshot={snapshot}
        transcript={{ source, outgoing: noMessages, onLoadOlder: live.loadOlder }}
        sessionPanel={(panel) => <RecordedPanel recording={recording} {...panel} />}
        footer={() => <Transport replay={replay} />}
        presentation={{ replay, facts: recordedFacts(recording, name) }}
      />
      <ReplaySheet />
    </>
  )
}

const noMessages: readonly never[] = []

function useReplay({ tape }: LoadedRecording): Replay {
  const [replay] = useState(() => {
    const made = createReplay(tape)
    made.go(tape.length)
    return made
  })
  // Its frames and idle work end with the page.
  useEffect(() => () => replay.close(), [replay])
  return replay
}

function WaitedHere(props: AskedQuestionProps) {
  return (
    <>
      <AskedQuestion {...props} />
      <p className="mt-1.5 text-ink-3 text-small">A recording takes no answers.</p>
    </>
  )
}

function RecordedPanel({ recording, view, selection, onClose }: SessionPanelProps & { recording: LoadedRecording }) {
  const snapshot = recording.reading.header?.agent ?? null
  return <SessionInspector session={view} selection={selection} onClose={onClose} agent={{ snapshot, current: null }} />
}
