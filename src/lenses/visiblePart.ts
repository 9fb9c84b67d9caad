import { useEffect } from 'react'
import type { TimeWindow } from './sessionView.ts'

/** The stretch of session time a lens has on screen. Set by the lens, drawn by the minimap, known to nobody else. */
export interface VisiblePart {
  get(): TimeWindow
  set(part: TimeWindow): void
  subscribe(listener: () => void): () => void
}

export function createVisiblePart(): VisiblePart {
  const listeners = new Set<() => void>()
  let part: TimeWindow = null
  return {
    get: () => part,
    set(next) {
      if (part?.startMs === next?.startMs && part?.endMs === next?.endMs) return
      part = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Tells what is on screen by the times of its rows; null where none of them has one. Forgotten with the lens. */
export function useVisiblePart(visible: VisiblePart | undefined, times: Iterable<number | null | undefined>): void {
  let startMs = Number.POSITIVE_INFINITY
  let endMs = Number.NEGATIVE_INFINITY
  for (const atMs of times) {
    if (atMs == null) continue
    startMs = Math.min(startMs, atMs)
    endMs = Math.max(endMs, atMs)
  }
  useEffect(() => visible?.set(startMs > endMs ? null : { startMs, endMs }), [visible, startMs, endMs])
  useEffect(() => () => visible?.set(null), [visible])
}
