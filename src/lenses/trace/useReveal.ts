import { useLayoutEffect, useRef } from 'react'
import type { ActiveLine } from './useActiveLine.ts'

interface RevealOptions {
  active: ActiveLine
  /** Position of the line that shows the active row, or of what it is folded into; -1 without one. */
  position: number
  /** Key of the row at that position. */
  shownKey: string | null
  onUnfold(key: string): void
  /** Brings the line into sight. `index` is that of its row in the timeline. */
  onShow(index: number): void
}

/** Shows each newly active line once, when it is there: the event may arrive after it was selected. */
export function useReveal({ active, position, shownKey, onUnfold, onShow }: RevealOptions): void {
  const revealed = useRef<string | null>(null)
  const key = active.row?.key ?? null
  useLayoutEffect(() => {
    if (key === revealed.current) return
    if (key === null) {
      revealed.current = null
      return
    }
    if (position === -1 || shownKey === null) return
    // Folded into the line above: unfold it, and come back when that is done.
    if (shownKey !== key) {
      onUnfold(shownKey)
      return
    }
    revealed.current = key
    onShow(active.index)
  })
}
