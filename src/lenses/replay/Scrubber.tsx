import { type PointerEvent, useId, useMemo } from 'react'
import type { Tape } from '@/domain/recording/tape.ts'
import { type Draw, useDrawnCanvas } from '../minimap/useDrawnCanvas.ts'
import type { PlayState, Replay } from './createReplay.ts'
import { drawTape } from './drawTape.ts'
import { sayPlace, sayTape } from './sayTape.ts'

/** The whole tape on one strip: drag to any moment, or go there by keys. */
export function Scrubber({ replay, state }: { replay: Replay; state: PlayState }) {
  const { tape } = replay
  const summaryId = useId()
  const duration = Math.max(1, tape.clock.durationMs)
  const draw = useMemo<Draw>(() => (context, size, colours) => drawTape(context, size, tape, colours), [tape])
  const canvasRef = useDrawnCanvas(draw)
  const percent = (offsetMs: number) => `${Math.min(100, (offsetMs / duration) * 100)}%`
  const turn = turnAround(tape, state.position)

  const goTo = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    replay.goToOffset(((clientX - left) / Math.max(1, width)) * duration)
  }
  const keys: Record<string, () => void> = {
    ArrowRight: () => replay.stepEvent(1),
    ArrowUp: () => replay.stepEvent(1),
    ArrowLeft: () => replay.stepEvent(-1),
    ArrowDown: () => replay.stepEvent(-1),
    PageDown: () => replay.stepTurn(1),
    PageUp: () => replay.stepTurn(-1),
    Home: () => replay.go(0),
    End: () => replay.go(tape.length),
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Place in the recording"
      aria-valuemin={0}
      aria-valuemax={Math.round(duration)}
      aria-valuenow={Math.round(state.offsetMs)}
      aria-describedby={summaryId}
      aria-valuetext={sayPlace(tape, state.offsetMs, state.position)}
      className="relative h-11 min-w-0 flex-1 cursor-pointer touch-none overflow-hidden rounded-2 border border-line bg-surface-0 outline-none focus-visible:outline-2 focus-visible:outline-focus"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) goTo(event)
      }}
      onKeyDown={(event) => {
        const run = keys[event.key]
        if (!run || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        run()
      }}
    >
      <canvas ref={canvasRef} aria-hidden className="size-full" />
      <span
        aria-hidden
        className="absolute inset-y-0 right-0 bg-surface-0 opacity-55"
        style={{ left: percent(state.offsetMs) }}
      />
      {turn && (
        <span
          aria-hidden
          className="absolute inset-y-0 rounded-1 border border-focus before:block before:size-full before:bg-focus before:opacity-8"
          style={{ left: percent(turn.startMs), right: `calc(100% - ${percent(turn.endMs)})` }}
        />
      )}
      <span
        aria-hidden
        className="absolute inset-y-0 w-0.5 -translate-x-full bg-accent"
        style={{ left: `max(2px, ${percent(state.offsetMs)})` }}
      />
      <span id={summaryId} hidden>
        {sayTape(tape)}
      </span>
    </div>
  )
}

/** The turn that a position is in, of several, from its beginning to the next one's, in time on the tape. */
function turnAround({ chapters, clock }: Tape, position: number) {
  const next = chapters.findIndex((chapter) => chapter > position)
  const startsAt = chapters[(next === -1 ? chapters.length : next) - 1]
  if (startsAt === undefined || chapters.length < 2) return null
  const endsAt = chapters[next]
  return { startMs: clock.offsetAt(startsAt), endMs: endsAt === undefined ? clock.durationMs : clock.offsetAt(endsAt) }
}
