import { type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { tapeMarks } from '@/domain/recording/tapeMarks.ts'
import { formatClock } from '@/lib/formatClock.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import type { PlayState, Replay } from './createReplay.ts'
import { drawTape } from './drawTape.ts'

const columns = 400

/** The whole tape on one strip: drag to any moment, or go there by keys. */
export function Scrubber({ replay, state }: { replay: Replay; state: PlayState }) {
  const { tape } = replay
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const duration = Math.max(1, tape.clock.durationMs)
  const picture = useMemo(
    () => ({
      marks: tapeMarks(tape, columns),
      pauses: tape.pauses.map(({ position }) => tape.clock.offsetAt(position) / duration),
    }),
    [tape, duration],
  )
  const reached = state.offsetMs / duration

  const draw = () => {
    if (canvasRef.current) drawTape(canvasRef.current, { ...picture, reached })
  }
  const latestDraw = useRef(draw)
  useLayoutEffect(() => {
    latestDraw.current = draw
    draw()
  })
  // Keeps the picture in step with the element's size and the document's theme.
  useEffect(() => {
    const redraw = () => latestDraw.current()
    const sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(redraw)
    if (canvasRef.current) sizes?.observe(canvasRef.current)
    const theme = new MutationObserver(redraw)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] })
    return () => {
      sizes?.disconnect()
      theme.disconnect()
    }
  }, [])

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
      aria-valuetext={sayPlace(replay, state)}
      className="h-11 min-w-0 flex-1 cursor-pointer touch-none overflow-hidden rounded-2 border border-line bg-surface-0 outline-none focus-visible:outline-2 focus-visible:outline-focus"
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
    </div>
  )
}

function sayPlace({ tape }: Replay, { offsetMs, position }: PlayState): string {
  const turn = tape.chapters.filter((chapter) => chapter <= position).length
  const pause = tape.pauses.find((one) => one.position === position)
  const shortened = pause ? `, before a pause of ${formatDuration(pause.realMs)}` : ''
  return `${formatClock(offsetMs)} of ${formatClock(tape.clock.durationMs)}, turn ${turn} of ${tape.chapters.length}${shortened}`
}
