import { useMemo, useState } from 'react'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import type { Replay } from '../replay/createReplay.ts'
import type { Selection } from '../sessionView.ts'
import type { TranscriptSource } from '../transcript/TranscriptSource.ts'
import { Chapters } from './Chapters.tsx'
import type { PresentationFacts } from './Presentation.tsx'
import { readChapters } from './readChapters.ts'
import { Stage } from './Stage.tsx'
import { StageHeader } from './StageHeader.tsx'
import { StageTransport } from './StageTransport.tsx'
import { focusQuestion, toggleStep, turnPage } from './stageStep.ts'
import { turnStarts } from './stageSteps.ts'
import { useMaskedSource } from './useMaskedSource.ts'
import { usePresenterKeys } from './usePresenterKeys.ts'
import { type StageState, useStage } from './useStage.ts'
import { useStageScale } from './useStageScale.ts'
import type { StageView } from './useStageView.ts'

interface PresentedSessionProps {
  facts: PresentationFacts
  live: LiveSession
  replay: Replay | null
  /** Nobody is to see that there is a tape, nor how far it goes. */
  isSecret: boolean
  source: TranscriptSource
  selection: Selection
  view: StageView
  /** Changes between the live session and its recording; left out where there is no live session. */
  onNet: ((stage: StageState) => void) | undefined
  onLeave: () => void
}

/** So many steps of a turn are in the page; what is before them has left the stage. */
const mostShown = 24

/** What the audience sees, and the keys that move it. */
export function PresentedSession(props: PresentedSessionProps) {
  const { facts, live, replay, isSecret, selection, onNet, onLeave } = props
  const { isMasked, mask, cover, coverWith } = props.view
  const stage = useStage(live, replay, selection, isSecret)
  const { snapshot, steps, told, at } = stage
  const { timeline } = snapshot
  const scale = useStageScale()
  const shownReplay = isSecret ? null : replay

  const turn = steps[at]?.turn ?? 0
  const [cutTurn] = useState(isSecret ? turn : null)
  const rows = shownRows()
  const shown = useMaskedSource(props.source, facts.known, isMasked, rows)
  const isAtEnd = at === steps.length - 1 && !stage.isChosen
  const starts = turnStarts(told)
  const chapter = starts.findLastIndex((start) => start <= at)
  const chapters = useMemo(
    () => (cover === 'chapters' ? readChapters(told, stage.read, shown.text) : []),
    [cover, told, stage.read, shown],
  )

  usePresenterKeys(
    {
      next: () => turnPage(1) || stage.step(1),
      previous: () => turnPage(-1) || stage.step(-1),
      nextTurn: () => stage.turn(1),
      previousTurn: () => stage.turn(-1),
      first: () => stage.go(0),
      last: stage.end,
      play: replay ? stage.togglePlay : undefined,
      unfold: toggleStep,
      answer: focusQuestion,
      black: () => coverWith(cover === 'black' ? null : 'black'),
      mask: () => mask(!isMasked),
      chapters: () => coverWith(cover === 'chapters' ? null : 'chapters'),
      net: onNet && (() => onNet(stage)),
      leave: cover === 'chapters' ? () => coverWith(null) : onLeave,
    },
    cover === 'black',
  )

  function shownRows(): TimelineRow[] {
    const ofTurn = steps.slice(0, at + 1).filter((step) => step.turn === (steps[at]?.turn ?? 0))
    return ofTurn.slice(-mostShown).flatMap((step) => timeline.at(timeline.indexOf(step.eventId)) ?? [])
  }
  const isPlaying = replay?.state().isPlaying ?? false
  const drafts = isAtEnd || isPlaying ? snapshot.drafts.filter(({ eventId }) => timeline.indexOf(eventId) === -1) : []
  return (
    <>
      <StageHeader
        title={isMasked ? shown.text(facts.title) : facts.title}
        agentName={facts.agentName}
        turn={
          chapter === -1 || (!replay && snapshot.history !== 'complete')
            ? null
            : `turn ${chapter + 1} of ${starts.length}`
        }
        isMasked={isMasked}
        speed={shownReplay?.state().speed ?? null}
        scale={scale}
        onLeave={onLeave}
      />
      <Stage
        key={turn}
        rows={rows.map(shown.row)}
        drafts={drafts.map(shown.draft)}
        source={shown.source}
        isSpotlit={stage.isChosen}
        isCut={turn === cutTurn}
        scale={scale}
      />
      {shownReplay && <StageTransport replay={shownReplay} scale={scale} />}
      {cover === 'chapters' && (
        <Chapters
          chapters={chapters}
          current={chapter}
          scale={scale}
          onGo={(index) => {
            coverWith(null)
            stage.go(index)
          }}
        />
      )}
      {cover === 'black' && (
        <button
          type="button"
          aria-label="The screen is black. Show the presentation"
          onClick={() => coverWith(null)}
          className="absolute inset-0 bg-black outline-none"
        />
      )}
      <p role="status" className="sr-only">
        {selection.eventId !== null && at >= 0 ? `Step ${at + 1} of ${told.length}` : ''}
      </p>
    </>
  )
}
