import { useCallback, useMemo, useState } from 'react'
import type { LogItem } from '@/domain/session/logItems.ts'
import type { SessionView } from '../sessionView.ts'
import type { OpenDeltas } from './eventRows.ts'

export interface OpenedDeltas {
  /** Whose pieces are shown. */
  list: readonly OpenDeltas[]
  has(eventId: string): boolean
  /** How many pieces are known of an event; 0 when it came whole. */
  countOf(item: LogItem): number
  toggle(eventId: string): void
}

const none: ReadonlySet<string> = new Set()

/** The messages whose pieces the reader wants to see, one row each. */
export function useOpenedDeltas({ deltas }: SessionView): OpenedDeltas {
  const [opened, setOpened] = useState(none)
  const toggle = useCallback((eventId: string) => {
    setOpened((before) => {
      const after = new Set(before)
      if (!after.delete(eventId)) after.add(eventId)
      return after
    })
  }, [])
  const list = useMemo(
    () =>
      [...opened].flatMap((eventId) => {
        const found = deltas?.(eventId)
        return found ? [{ eventId, deltas: found }] : []
      }),
    [opened, deltas],
  )
  return {
    list,
    toggle,
    has: (eventId) => opened.has(eventId),
    countOf: ({ id, kind }) => (kind === 'message' || kind === 'thinking' ? (deltas?.(id)?.frames.length ?? 0) : 0),
  }
}
