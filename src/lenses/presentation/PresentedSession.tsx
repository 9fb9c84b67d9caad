import { useMemo, useState } from 'react'
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
import { turnStarts } from './stageSteps.ts'
import { useMaskedSource } from './useMaskedSource.ts'
import { usePresenterKeys } from './usePresenterKeys.ts'
import type { StageState } from './useStage.ts'
import { useStageScale } from './useStageScale.ts'

interface PresentedSessionProps {
  facts: PresentationFacts
  /** The tape below the stage; null where there is none, or nobody is to see that there is one. */
  shownReplay: Replay | null
  stage: StageState
  source: TranscriptSource
  selection: Selection
  onLeave: () => void
}

/** So many steps of a turn are in the page; what is before them has left the stage. */
const mostShown = 24

/** What the audience sees, and the keys that move it. */
export function PresentedSession(props: PresentedSessionProps) {
  const { facts, shownReplay, stage, selection, onLeave } = props
  const { snapshot, steps, at } = stage
  const { timeline } = snapshot
  const scale = useStageScale()
  const [isMasked, setMasked] = useState(true)
  const [cover, setCover] = useState<'chapters' | 'black' | null>(null)

  const turn = steps[at]?.turn ?? 0
  const rows = shownRows()
  const shown = useMaskedSource(props.source, facts.known, isMasked, rows)
  const isAtEnd = at === steps.length - 1 && !stage.isChosen
  const starts = turnStarts(steps)
  const chapter = starts.findLastIndex((start) => start <= at)
  const chapters = useMemo(
    () => (cover === 'chapters' ? readChapters(steps, stage.read, shown.text) : []),
    [cover, steps, stage.read, shown],
  )

  usePresenterKeys(
    {
      next: () => stage.step(1),
      previous: () => stage.step(-1),
      nextTurn: () => stage.turn(1),
      previousTurn: () => stage.turn(-1),
      first: () => stage.go(0),
      last: stage.end,
      play: shownReplay ? stage.togglePlay : undefined,
      unfold: () => document.querySelector<HTMLElement>('dialog li:last-child button[aria-expanded]')?.click(),
      black: () => setCover(cover === 'black' ? null : 'black'),
      mask: () => setMasked(!isMasked),
      chapters: () => setCover(cover === 'chapters' ? null : 'chapters'),
      leave: cover === 'chapters' ? () => setCover(null) : onLeave,
    },
    cover === 'black',
  )

  function shownRows(): TimelineRow[] {
    const ofTurn = steps.slice(0, at + 1).filter((step) => step.turn === (steps[at]?.turn ?? 0))
    return ofTurn.slice(-mostShown).flatMap((step) => timeline.at(timeline.indexOf(step.eventId)) ?? [])
  }
  const isPlaying = shownReplay?.state().isPlaying ?? false
  const drafts = isAtEnd || isPlaying ? snapshot.drafts.filter(({ eventId }) => timeline.indexOf(eventId) === -1) : []
  return (
    <>
      <StageHeader
        title={isMasked ? shown.text(facts.title) : facts.title}
        agentName={facts.agentName}
        turn={chapter === -1 || snapshot.history !== 'complete' ? null : `turn ${chapter + 1} of ${starts.length}`}
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
        scale={scale}
      />
      {shownReplay && <StageTransport replay={shownReplay} scale={scale} />}
      {cover === 'chapters' && (
        <Chapters
          chapters={chapters}
          current={chapter}
          scale={scale}
          onGo={(index) => {
            setCover(null)
            stage.go(index)
          }}
        />
      )}
      {cover === 'black' && (
        <button
          type="button"
          aria-label="The screen is black. Show the presentation"
          onClick={() => setCover(null)}
          className="absolute inset-0 bg-black outline-none"
        />
      )}
      <p role="status" className="sr-only">
        {selection.eventId !== null && at >= 0 ? `Step ${at + 1} of ${steps.length}` : ''}
      </p>
    </>
  )
}
