import { useSyncExternalStore } from 'react'
import type { TimeRange } from '@/domain/session/minimap/minimapBins.ts'
import type { VisiblePart } from '../visiblePart.ts'
import { labelsPx, toPx } from './drawMinimap.ts'
import { sayVisible } from './sayMinimap.ts'

interface VisibleMarkProps {
  visible: VisiblePart
  range: TimeRange
}

/** Marks what the lens below has on screen. It alone is drawn again while the reader scrolls. */
export function VisibleMark({ visible, range }: VisibleMarkProps) {
  const part = useSyncExternalStore(visible.subscribe, visible.get)
  if (!part) return null
  const left = Math.min(100, Math.max(0, toPx(part.startMs, range, 100)))
  const right = Math.min(100, Math.max(left, toPx(part.endMs, range, 100)))
  return (
    <span
      role="img"
      aria-label={sayVisible(part)}
      className="pointer-events-none absolute bottom-0 min-w-[5px] border-ink-2 border-b-[2.5px] bg-ink/6"
      style={{ top: labelsPx, left: `min(${left}%, 100% - 5px)`, width: `${right - left}%` }}
    />
  )
}
