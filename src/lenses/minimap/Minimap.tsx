import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import type { EventKind } from '@/domain/session/logItems.ts'
import { createMinimap } from '@/domain/session/minimap/createMinimap.ts'
import { type MinimapLane, minimapLanes } from '@/domain/session/minimap/minimapBins.ts'
import { rowAtTime } from '@/domain/session/minimap/rowAtTime.ts'
import type { LensProps } from '../sessionView.ts'
import { drawMinimap, labelsPx, toPx } from './drawMinimap.ts'
import { sayInstant, sayMinimap, sayWindow } from './sayMinimap.ts'
import { type Draw, useDrawnCanvas } from './useDrawnCanvas.ts'
import { useMinimapDrag, type WindowEdge } from './useMinimapDrag.ts'
import { VisibleMark } from './VisibleMark.tsx'
import { windowAfterKey } from './windowKeys.ts'

export interface MinimapProps extends LensProps {
  /** Instants of what the find field found, in milliseconds since the epoch. */
  hitsMs?: readonly number[]
}

const noHits: readonly number[] = []

/** The whole session on one strip of time. Click to jump, drag for a window, double click for everything. */
export function Minimap({ session, selection, filter, window, onWindow, visible, hitsMs = noHits }: MinimapProps) {
  const { timeline, version, isComplete, isLive, status } = session
  const [minimap] = useState(createMinimap)
  const summaryId = useId()
  // Reading a timeline again changes nothing, so this may run in a render that is thrown away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version tells that the timeline has grown
  useMemo(() => minimap.update(timeline), [minimap, timeline, version])
  const hiddenLanes = useMemo(() => lanesOf(filter.hiddenKinds), [filter.hiddenKinds])

  const extent = minimap.bins.extent()
  const startMs = extent?.startMs ?? 0
  const knownMs = extent?.endMs ?? 0
  const isRunning = isLive && status === 'running'
  // Whole seconds: between them nothing would move by a pixel anyone misses.
  const untilMs = isRunning ? Math.max(knownMs, Math.floor(session.now() / 1000) * 1000) : knownMs
  const endMs = Math.max(startMs + 1, isLive ? untilMs + (untilMs - startMs) * 0.04 : untilMs)
  const range = useMemo(() => ({ startMs, endMs }), [startMs, endMs])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bins keep their identity while they fill; the version tells
  const draw = useMemo<Draw>(
    () => (context, size, colours) =>
      drawMinimap(context, size, { minimap, range, untilMs, isComplete, isLive, hiddenLanes, hitsMs }, colours),
    [minimap, version, timeline, range, untilMs, isComplete, isLive, hiddenLanes, hitsMs],
  )
  const canvasRef = useDrawnCanvas(draw)
  const jump = (atMs: number) => {
    const row = rowAtTime(timeline, atMs)
    if (row) selection.select(row.eventId)
  }
  const drag = useMinimapDrag({ range, window, onWindow, onJump: jump })

  const shown = window ?? range
  const leftPercent = clampPercent(toPx(shown.startMs, range, 100))
  const rightPercent = clampPercent(toPx(shown.endMs, range, 100))
  const onKey = (edge: WindowEdge) => (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const atMs = edge === 'start' ? shown.startMs : shown.endMs
    if (event.key === 'Enter') jump(atMs)
    const next = windowAfterKey(event.key, event.shiftKey, edge, window, range)
    if (next === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (next !== undefined) onWindow(next)
  }
  const handle = (edge: WindowEdge, percent: number) => (
    <span
      role="slider"
      tabIndex={0}
      aria-label={edge === 'start' ? 'Start of the shown time' : 'End of the shown time'}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.round((range.endMs - range.startMs) / 1000)}
      aria-valuenow={Math.round(((edge === 'start' ? shown.startMs : shown.endMs) - range.startMs) / 1000)}
      aria-valuetext={sayInstant(edge === 'start' ? shown.startMs : shown.endMs, range)}
      onKeyDown={onKey(edge)}
      className={`absolute bottom-0 w-[9px] cursor-ew-resize rounded-1 ${edge === 'start' ? '' : '-translate-x-full'} ${window ? 'after:absolute after:top-1/2 after:left-[3px] after:h-3 after:w-[3px] after:-translate-y-1/2 after:rounded-full after:bg-focus' : ''} focus-visible:z-10 focus-visible:bg-surface-1`}
      style={{ left: `${percent}%`, top: labelsPx }}
    />
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; this is one picture with two handles
    <div role="group" aria-label="Session minimap" aria-describedby={summaryId} className="px-5">
      <p id={summaryId} className="sr-only">
        {sayMinimap(minimap, session.items.length, { startMs, endMs: untilMs }, hitsMs.length)} {sayWindow(window)}
      </p>
      <div
        {...drag}
        className="relative h-[62px] touch-none select-none overflow-hidden rounded-2 border border-line bg-surface-0"
      >
        <canvas ref={canvasRef} className="absolute inset-0 size-full" />
        {visible && <VisibleMark visible={visible} range={range} />}
        {window && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute bottom-0 rounded-1 border-[1.5px] border-focus bg-focus/9"
            style={{ top: labelsPx, left: `${leftPercent}%`, width: `${rightPercent - leftPercent}%` }}
          />
        )}
        {handle('start', leftPercent)}
        {handle('end', rightPercent)}
      </div>
    </div>
  )
}

const clampPercent = (percent: number) => Math.min(100, Math.max(0, percent))

/** A hidden kind hides its lane; statuses and what we do not know share the lane of spans. */
function lanesOf(kinds: ReadonlySet<EventKind>): ReadonlySet<MinimapLane> {
  return new Set(minimapLanes.filter((lane) => lane !== 'turn' && kinds.has(lane)))
}
