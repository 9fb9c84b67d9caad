import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import { AskedQuestion } from '../answers/AskedQuestion.tsx'
import type { Armed } from '../net/useNet.ts'
import { createReplay, type Replay } from '../replay/createReplay.ts'
import { recordedFacts } from '../replay/recordedFacts.ts'
import type { Selection } from '../sessionView.ts'
import type { TranscriptSource } from '../transcript/TranscriptSource.ts'
import type { NetState } from './NetMark.tsx'
import type { PresentationFacts } from './Presentation.tsx'
import { playOn } from './playOn.ts'
import type { Trouble } from './readTrouble.ts'
import { sameStep, standingSteps } from './sameStep.ts'
import { readTapeSteps } from './tapeSteps.ts'
import type { StageState } from './useStage.ts'
import { useTrouble } from './useTrouble.ts'

/** The recording in the place of the live session: nothing on stage tells it apart. */
interface NetRun {
  replay: Replay
  live: LiveSession
  source: TranscriptSource
  selection: Selection
  facts: PresentationFacts
}

export interface StageNet {
  /** Null while the live session is on stage. */
  run: NetRun | null
  /** How the net stands; null where none is ready. */
  state: NetState | null
  /** The same in words, for the presenter's ears only. */
  said: string
  /** From the live session to the same step of the recording, which plays on; or back. */
  change(stage: StageState): void
}

/** A live session's net: the recording that takes its place when it fails before an audience. */
export function useStageNet(armed: Armed | null, live: LiveSession, facts: PresentationFacts): StageNet {
  const snapshot = useSyncExternalStore(live.subscribe, live.getSnapshot)
  const [replay, setReplay] = useState<Replay | null>(null)
  // What is selected of the recording is not in the session's address.
  const [eventId, select] = useState<string | null>(null)
  const [said, say] = useState('')
  // Its frames and idle work end when it leaves the stage.
  useEffect(() => () => replay?.close(), [replay])

  const opened = armed?.state === 'ready' ? armed.opened : null
  const trouble = useTrouble(snapshot, opened !== null && !replay)
  const source = useMemo(() => replay && toSource(replay), [replay])
  const run = replay &&
    source && {
      replay,
      live: replay.session,
      source,
      selection: { eventId, select },
      // The session goes by its own name, and the secrets of neither are read.
      facts: { ...facts, known: { ...facts.known, ...(opened && recordedFacts(opened.recording, '').known) } },
    }

  const begin = ({ steps, at, snapshot: shown }: StageState) => {
    say(sayNet(armed))
    if (!opened) return
    const { tape } = opened.recording
    const recorded = readTapeSteps(tape)
    const standing = standingSteps(recorded.steps, recorded.timeline)
    const { index, isComplete } = sameStep(standingSteps(steps, shown.timeline), at, standing)
    const made = createReplay(tape)
    made.go((isComplete ? recorded.complete : recorded.begins)[index] ?? 0)
    playOn(made)
    select(null)
    setReplay(made)
  }
  const end = () => {
    say('The stage is live again.')
    setReplay(null)
  }
  return {
    run,
    state: run ? 'on' : opened && (trouble ? 'offered' : 'ready'),
    said: trouble ? sayTrouble[trouble] : said,
    change: (stage) => (replay ? end() : begin(stage)),
  }
}

function toSource({ session }: Replay): TranscriptSource {
  const { read, rawJson, now } = session
  return { read, rawJson, now, renderWaiting: (call, use) => <AskedQuestion call={call} use={use} /> }
}

const sayTrouble: Record<Trouble, string> = {
  failed: 'The live run failed. N goes on from the recording.',
  lost: 'The stream of the live run is lost. N goes on from the recording.',
  stalled: 'Nothing has come of the live run for a while. N goes on from the recording.',
}

function sayNet(armed: Armed | null): string {
  if (armed?.state === 'ready') return 'The stage goes on from the recording.'
  if (armed?.state === 'loading') return 'The armed recording is still being read.'
  if (armed?.state === 'failed') return `The armed recording cannot be read. ${armed.reason}`
  return 'No recording is armed. “Arm a recording” in the menu of the session does that.'
}
