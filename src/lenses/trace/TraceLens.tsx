import { useCallback, useId, useMemo, useRef, useState } from 'react'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import type { IdleGap } from '@/domain/session/trace/idleGaps.ts'
import { placeOf } from '@/domain/session/trace/placeOf.ts'
import { countWhile } from '@/domain/session/trace/timeMap.ts'
import { traceBar } from '@/domain/session/trace/traceBar.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import type { LensProps, TimeWindow } from '../sessionView.ts'
import { useVisiblePart } from '../visiblePart.ts'
import { sayTraceLine } from './sayTrace.ts'
import { TraceBackdrop, TraceHeading } from './TraceAxis.tsx'
import { TraceRow } from './TraceRow.tsx'
import { TraceToolbar } from './TraceToolbar.tsx'
import { treeKeys } from './treeKeys.ts'
import { useActiveLine } from './useActiveLine.ts'
import { useAxis } from './useAxis.ts'
import { useAxisPointer } from './useAxisPointer.ts'
import { useLiveNow } from './useLiveNow.ts'
import { useReveal } from './useReveal.ts'
import { rowPx, useRowWindow } from './useRowWindow.ts'
import { useTrace } from './useTrace.ts'

/** The session as a tree of turns, model requests and what belongs to them, each line with its bar on one time axis. */
export function TraceLens(props: LensProps) {
  if (props.session.timeline.length > 0) return <TraceView {...props} />
  return (
    <div className="p-5">
      <EmptyState title="Nothing to trace yet">
        The first message starts the first turn. Its model requests and tool calls appear here as bars on a time axis.
      </EmptyState>
    </div>
  )
}

function TraceView({ session, selection, filter, window, onWindow, visible }: LensProps) {
  const { timeline } = session
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const [isCompressed, setIsCompressed] = useState(false)
  const { hiddenKinds } = filter
  const shown = useMemo(() => ({ hiddenKinds, collapsed }), [hiddenKinds, collapsed])
  const { tree, lines, gaps, extent, map } = useTrace(session, shown, isCompressed)

  const isGrowing = session.isLive && extent?.isOpen === true
  const liveNowMs = useLiveNow(session.now, isGrowing)
  const endMs = extent?.endMs ?? 0
  const nowMs = isGrowing ? Math.max(endMs, liveNowMs) : endMs
  const axis = useAxis(map, nowMs, window, onWindow)

  const scroller = useRef<HTMLDivElement>(null)
  const axisBox = useRef<HTMLDivElement>(null)
  const { isDragged } = useAxisPointer(scroller, axisBox, axis)
  const rowAt = useCallback((position: number) => timeline.at(lines.at(position)?.index ?? -1), [timeline, lines])
  const positionOf = useCallback((row: TimelineRow) => lines.positionOf(placeOf(timeline, row)), [timeline, lines])
  const rows = useRowWindow({ scroller, lines, rowAt, positionOf, isFollowing: session.isLive })

  useVisiblePart(visible, [...timesOf(rows.seen, rowAt)].map(within(window)))

  const active = useActiveLine(timeline, selection)
  const activePosition = lines.positionOf(active.index)
  const toggle = useCallback((key: string) => {
    setCollapsed((before) => {
      const after = new Set(before)
      if (!after.delete(key)) after.add(key)
      return after
    })
  }, [])
  const { activate } = active
  const selectRow = useCallback(
    (row: TimelineRow) => {
      if (!isDragged()) activate(row)
    },
    [activate, isDragged],
  )
  const turnAt = (index: number) => tree.turns[lines.at(lines.positionOf(index))?.turn ?? -1]

  useReveal({
    active,
    position: activePosition,
    shownKey: rowAt(activePosition)?.key ?? null,
    onUnfold: (key) => {
      if (collapsed.has(key)) toggle(key)
    },
    onShow(index) {
      rows.reveal(activePosition)
      const turn = turnAt(index)
      const bar = turn && traceBar(timeline, turn, index)
      if (!bar || !window || (bar.startMs <= window.endMs && (bar.endMs ?? nowMs) >= window.startMs)) return
      const lengthMs = window.endMs - window.startMs
      onWindow({ startMs: bar.startMs - lengthMs * 0.2, endMs: bar.startMs + lengthMs * 0.8 })
    },
  })

  const fitTurn = () => {
    const index = active.index !== -1 ? active.index : (lines.at(rows.first)?.index ?? -1)
    const turn = turnAt(index)
    const bar = turn && traceBar(timeline, turn, turn.start)
    if (!bar) return
    const turnEndMs = bar.endMs ?? nowMs
    const roomMs = Math.max(1, turnEndMs - bar.startMs) * 0.03
    onWindow({ startMs: bar.startMs - roomMs, endMs: turnEndMs + roomMs })
  }
  const zoomFromMiddle = (factor: number) => axis.zoom(0.5, factor)
  const onKeyDown = treeKeys({
    lines,
    active: activePosition,
    pageSize: rows.pageSize,
    onMove(position) {
      const row = rowAt(position)
      if (row) activate(row)
    },
    onToggle: (line) => toggle(timeline.at(line.index)?.key ?? ''),
    onZoom: zoomFromMiddle,
    onPan: axis.pan,
    onFit: () => onWindow(null),
  })

  const treeId = useId()
  const idText = (position: number) => `${treeId}-${lines.at(position)?.index}`
  const isActiveDrawn = activePosition >= rows.first && activePosition < rows.end
  const drawn = Array.from({ length: Math.max(0, rows.end - rows.first) }, (_, at) => rows.first + at)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <TraceToolbar
        isZoomed={window !== null}
        hasGaps={gaps.length > 0}
        isCompressed={isCompressed}
        onCompress={setIsCompressed}
        onZoom={zoomFromMiddle}
        onFitSession={() => onWindow(null)}
        onFitTurn={fitTurn}
      />
      <TraceHeading axis={axis} box={axisBox} />
      <div
        ref={scroller}
        role="tree"
        aria-label="Trace"
        aria-activedescendant={isActiveDrawn ? idText(activePosition) : undefined}
        tabIndex={0}
        onScroll={rows.onScroll}
        onKeyDown={onKeyDown}
        className="group relative min-h-0 flex-1 touch-pan-y overflow-x-hidden overflow-y-auto -outline-offset-2 [scrollbar-gutter:stable]"
      >
        <TraceBackdrop axis={axis} gaps={gaps} heightPx={rows.heightPx} />
        <div role="none" className="relative" style={{ height: lines.length * rowPx }}>
          {drawn.map((position) => {
            const line = lines.at(position)
            const row = line && timeline.at(line.index)
            const turn = line && tree.turns[line.turn]
            if (!row || !turn) return null
            const bar = traceBar(timeline, turn, line.index)
            const turnNumber =
              row.kind === 'turn' && session.isComplete ? line.turn + (tree.turns[0]?.hasHead ? 1 : 0) : null
            const idle = row.kind === 'turn' ? gapBefore(gaps, row.atMs) : undefined
            const told = {
              row,
              bar,
              turnNumber,
              nowMs,
              startMs: map.startMs,
              idleMs: idle ? idle.endMs - idle.startMs : null,
            }
            return (
              <TraceRow
                key={row.key}
                id={idText(position)}
                name={sayTraceLine(told)}
                {...{ line, position, row, bar, turnNumber, axis, nowMs }}
                isActive={position === activePosition}
                onSelect={selectRow}
                onToggle={toggle}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

function* timesOf({ from, to }: { from: number; to: number }, rowAt: (position: number) => TimelineRow | undefined) {
  for (let position = from; position < to; position += 1) {
    const row = rowAt(position)
    yield row?.atMs
    if (row && row.kind !== 'turn' && 'endedAtMs' in row) yield row.endedAtMs
  }
}

/** Bars beyond the zoom are not on screen. */
const within = (window: TimeWindow) => (atMs: number | null | undefined) =>
  atMs == null || !window ? atMs : Math.min(window.endMs, Math.max(window.startMs, atMs))

/** The idle time that ended at this instant. */
function gapBefore(gaps: readonly IdleGap[], atMs: number | null): IdleGap | undefined {
  if (atMs === null) return undefined
  const gap = gaps[countWhile(gaps, ({ endMs }) => endMs < atMs)]
  return gap?.endMs === atMs ? gap : undefined
}
