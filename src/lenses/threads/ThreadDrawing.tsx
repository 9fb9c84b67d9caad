import type { RefObject } from 'react'
import type { ThreadArrow } from '@/domain/session/trace/threadArrows.ts'
import { cn } from '@/lib/cn.ts'
import { AxisLabels } from '../trace/TraceAxis.tsx'
import type { Axis } from '../trace/useAxis.ts'
import { statusPaint } from './sayThread.ts'
import { shownSegments } from './shownSegments.ts'
import type { NamedThread } from './useThreads.ts'

const lanePx = 40
const columns = 'grid grid-cols-[minmax(120px,220px)_minmax(0,1fr)]'
/** Messages drawn at once, at most: the table has them all. */
const mostArrows = 300

interface ThreadDrawingProps {
  threads: readonly NamedThread[]
  arrows: readonly ThreadArrow[]
  axis: Axis
  axisBox: RefObject<HTMLDivElement | null>
  nowMs: number
  selectedId: string | null
  /** Index of the lane the selection belongs to; -1 without one. */
  selectedLane: number
  /** A selected message shows its own arrow, any other selection those of its thread. */
  isMessageSelected: boolean
  onSelect(eventId: string): void
}

/**
 * Lanes over time, with messages as arrows between them for what is selected. It is a picture for the eye and the
 * mouse; the tables below it say the same to everyone and take keys.
 */
export function ThreadDrawing(props: ThreadDrawingProps) {
  const { threads, arrows, axis, axisBox, nowMs, selectedId, selectedLane, isMessageSelected, onSelect } = props
  const inSight = arrows
    .filter(({ sentAtMs, receivedAtMs }) => axis.at(receivedAtMs) >= 0 && axis.at(sentAtMs) <= 1)
    .slice(-mostArrows)
  return (
    <div aria-hidden="true" className="relative select-none border-line border-b">
      <div className={`${columns} h-7 border-line border-b bg-surface-0 text-ink-3 text-mini`}>
        <span className="px-3.5 leading-7">Thread</span>
        <div ref={axisBox} className="relative overflow-hidden border-line border-l">
          <AxisLabels axis={axis} />
        </div>
      </div>
      {threads.map(({ lane, name, segments }, at) => (
        <div
          key={lane.threadId ?? ''}
          data-lane={name}
          className={cn(columns, 'border-line border-b last:border-b-0', at === selectedLane && 'bg-surface-2')}
          style={{ height: lanePx }}
        >
          <span className="truncate px-3.5 font-[450] leading-10">{name}</span>
          <div className="relative overflow-hidden border-line border-l">
            {shownSegments(segments, axis, nowMs).map(({ eventId, status, from, to, isOpen }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the tables below take keys
              // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse, hidden from everybody else
              <span
                key={`${eventId}${from}`}
                data-status={status}
                className={cn(
                  'absolute top-3 h-4 min-w-[3px] rounded-[3.5px] shadow-[inset_0_0_0_1px_var(--k-span)]',
                  isOpen && 'rounded-r-none border-r-2 border-r-accent',
                )}
                style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%`, background: statusPaint[status] }}
                onClick={() => eventId !== null && onSelect(eventId)}
              />
            ))}
          </div>
        </div>
      ))}
      <div className={`${columns} pointer-events-none absolute inset-x-0 top-7 bottom-0`}>
        <span />
        <svg className="size-full overflow-hidden">
          <title>Messages between threads</title>
          <defs>
            <marker
              id="thread-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" fill="var(--k-message)" />
            </marker>
          </defs>
          {inSight.map((arrow) => (
            <Arrow
              key={arrow.message.eventId}
              arrow={arrow}
              axis={axis}
              isShown={
                isMessageSelected ? isOf(arrow, selectedId) : arrow.from === selectedLane || arrow.to === selectedLane
              }
              onSelect={onSelect}
            />
          ))}
        </svg>
      </div>
    </div>
  )
}

const isOf = ({ message, receivedId }: ThreadArrow, eventId: string | null): boolean =>
  message.eventId === eventId || receivedId === eventId

interface ArrowProps {
  arrow: ThreadArrow
  axis: Axis
  isShown: boolean
  onSelect(eventId: string): void
}

function Arrow({ arrow, axis, isShown, onSelect }: ArrowProps) {
  const { from, to, sentAtMs, receivedAtMs, message } = arrow
  const x = (ms: number) => `${axis.at(ms) * 100}%`
  const y = (lane: number) => lane * lanePx + lanePx / 2
  return (
    <>
      {isShown && (
        <line
          data-arrow={message.eventId}
          x1={x(sentAtMs)}
          y1={y(from)}
          x2={x(receivedAtMs)}
          y2={y(to) + (from < to ? -6 : 6)}
          stroke="var(--k-message)"
          strokeWidth="1.5"
          markerEnd="url(#thread-arrow)"
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse, hidden from everybody else */}
      <circle
        cx={x(sentAtMs)}
        cy={y(from)}
        r="4"
        fill="var(--k-message)"
        stroke="var(--surface-1)"
        strokeWidth="1.5"
        className="pointer-events-auto cursor-pointer"
        onClick={() => onSelect(message.eventId)}
      />
    </>
  )
}
