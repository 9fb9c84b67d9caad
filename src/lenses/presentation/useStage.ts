import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import type { Replay } from '../replay/createReplay.ts'
import type { Selection } from '../sessionView.ts'
import { playOn } from './playOn.ts'
import { createStepReader, type StageStep, turnStarts } from './stageSteps.ts'
import { readTapeSteps, stepAt } from './tapeSteps.ts'

/** What is on stage, and the hands that move it. */
export interface StageState {
  snapshot: LiveSessionSnapshot
  steps: readonly StageStep[]
  /** The steps an audience may know of: of a recording in the place of a live session, those that were reached. */
  told: readonly StageStep[]
  /** Any event of the steps. */
  read: LiveSession['read']
  /** The latest step that is shown; -1 while nothing has happened. */
  at: number
  /** The presenter chose this step, so it has the light; else the stage follows what happens. */
  isChosen: boolean
  go(index: number): void
  step(by: 1 | -1): void
  turn(by: 1 | -1): void
  /** To the end: live, that is where things go on. */
  end(): void
  togglePlay(): void
}

/**
 * One step after the other through a session: a live one is followed or walked through, a recording is moved itself. What
 * is still to come of a recording may be a secret; its end is then where it got to, as in a live session.
 */
export function useStage(
  live: LiveSession,
  replay: Replay | null,
  selection: Selection,
  isSecret: boolean,
): StageState {
  const snapshot = useSyncExternalStore(live.subscribe, live.getSnapshot)
  const tape = useMemo(() => replay && readTapeSteps(replay.tape), [replay])
  const [readSteps] = useState(createStepReader)
  const steps = tape ? tape.steps : readSteps(snapshot.timeline)
  const play = replay?.state() ?? null

  const chosen = indexOfEvent(steps, snapshot, selection.eventId)
  // Somebody may have moved the recording by its scrubber since a step was chosen.
  const isThere = !play || (!play.isPlaying && tape?.complete[chosen] === play.position)
  const isChosen = chosen !== -1 && isThere
  const latest = tape && play ? stepAt(tape, play.position) : steps.length - 1
  const at = isChosen ? chosen : latest
  const reached = useRef(-1)
  reached.current = Math.max(reached.current, at)
  const toldCount = isSecret ? reached.current + 1 : steps.length
  const told = useMemo(() => (toldCount < steps.length ? steps.slice(0, toldCount) : steps), [steps, toldCount])

  // The recording comes to where the link, or the page before, had its selection.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the curtain rises
  useEffect(() => {
    const index = tape?.steps.findIndex(({ eventId }) => eventId === selection.eventId) ?? -1
    if (tape && index !== -1) replay?.go(tape.complete[index] ?? 0)
  }, [replay])

  const go = (index: number) => {
    const step = steps[Math.max(0, Math.min(index, steps.length - 1))]
    if (!step) return
    replay?.pause()
    replay?.go(tape?.complete[steps.indexOf(step)] ?? 0)
    selection.select(step.eventId)
  }
  const end = () => {
    if (replay && isSecret) {
      replay.go(tape?.complete[reached.current] ?? 0)
      playOn(replay)
    } else if (replay) {
      return go(steps.length - 1)
    }
    selection.select(null)
  }
  return {
    snapshot,
    steps,
    told,
    read: tape?.read ?? live.read,
    at,
    isChosen,
    go,
    end,
    step: (by) => (by === 1 && at >= steps.length - 1 ? end() : go(at + by)),
    turn(by) {
      const starts = turnStarts(steps)
      const next = by === 1 ? starts.find((start) => start > at) : starts.findLast((start) => start < at)
      if (next === undefined) return by === 1 ? end() : go(0)
      go(next)
    },
    togglePlay() {
      if (play?.isPlaying) replay?.pause()
      else if (replay && isSecret) playOn(replay)
      else replay?.play()
    },
  }
}

/** The step that shows an event, or the nearest one before it. */
function indexOfEvent(steps: readonly StageStep[], { timeline }: LiveSessionSnapshot, eventId: string | null): number {
  if (eventId === null) return -1
  const exact = steps.findIndex((step) => step.eventId === eventId)
  if (exact !== -1) return exact
  for (let place = timeline.indexOf(eventId); place >= 0; place -= 1) {
    const row = timeline.at(place)
    const index = row ? steps.findIndex((step) => step.eventId === row.eventId) : -1
    if (index !== -1) return index
  }
  return -1
}
