import type { TimeRange } from '@/domain/session/minimap/minimapBins.ts'
import type { TimeWindow } from '../sessionView.ts'
import { shifted, type WindowEdge } from './useMinimapDrag.ts'

/** The window after a key on one of its handles; undefined when the key means nothing here. */
export function windowAfterKey(
  key: string,
  isShifted: boolean,
  edge: WindowEdge,
  window: TimeWindow,
  range: TimeRange,
): TimeWindow | undefined {
  const current = window ?? range
  const stepMs = (current.endMs - current.startMs) / (isShifted ? 4 : 20)
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return isShifted ? shifted(current, -stepMs, range) : moveEdge(current, edge, -stepMs, range)
    case 'ArrowRight':
    case 'ArrowUp':
      return isShifted ? shifted(current, stepMs, range) : moveEdge(current, edge, stepMs, range)
    case 'PageDown':
      return shifted(current, current.startMs - current.endMs, range)
    case 'PageUp':
      return shifted(current, current.endMs - current.startMs, range)
    case '+':
    case '=':
      return zoomed(current, 0.5, range)
    case '-':
    case '_':
      return zoomed(current, 2, range)
    case 'Home':
      return edge === 'start'
        ? settled({ ...current, startMs: range.startMs }, range)
        : shifted(current, range.startMs - current.startMs, range)
    case 'End':
      return edge === 'end'
        ? settled({ ...current, endMs: range.endMs }, range)
        : shifted(current, range.endMs - current.endMs, range)
    default:
      return undefined
  }
}

/** The edges keep a distance, so that neither can be pushed through the other. */
const leastMs = (range: TimeRange) => Math.max(1, (range.endMs - range.startMs) / 1000)

function moveEdge(current: TimeRange, edge: WindowEdge, byMs: number, range: TimeRange): TimeWindow {
  const least = leastMs(range)
  return settled(
    edge === 'start'
      ? { ...current, startMs: Math.max(range.startMs, Math.min(current.endMs - least, current.startMs + byMs)) }
      : { ...current, endMs: Math.min(range.endMs, Math.max(current.startMs + least, current.endMs + byMs)) },
    range,
  )
}

/** The window `factor` times as long around its middle. */
function zoomed(current: TimeRange, factor: number, range: TimeRange): TimeWindow {
  const lengthMs = Math.max(leastMs(range), (current.endMs - current.startMs) * factor)
  const middleMs = (current.startMs + current.endMs) / 2
  if (lengthMs >= range.endMs - range.startMs) return null
  return shifted({ startMs: middleMs - lengthMs / 2, endMs: middleMs + lengthMs / 2 }, 0, range)
}

/** A window over everything is none: it then grows with the session. The address keeps whole milliseconds only. */
const settled = (window: TimeRange, range: TimeRange): TimeWindow =>
  window.startMs < range.startMs + 1 && window.endMs > range.endMs - 1 ? null : window
