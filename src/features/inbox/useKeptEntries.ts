import { useState } from 'react'
import type { WaitingAction } from '@/queries/lookAround.ts'

export interface KeptEntry {
  item: WaitingAction
  /** `gone`: it was answered elsewhere, or its session ended. */
  state: 'waiting' | 'answered' | 'gone'
}

export interface KeptEntries {
  entries: readonly KeptEntry[]
  /** Says that this was answered here. */
  answer: (eventId: string) => void
  /** Takes away what no longer waits. */
  clear: () => void
}

/**
 * What waits, in the order in which it appeared here. What no longer waits stays in its place and says so, so that
 * nothing moves under a hand that is about to press a key.
 */
export function useKeptEntries(waiting: readonly WaitingAction[] | undefined): KeptEntries {
  const [kept, setKept] = useState<readonly WaitingAction[]>([])
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set())
  const byId = new Map(waiting?.map((item) => [item.action.eventId, item]))
  const known = new Set(kept.map(({ action }) => action.eventId))
  const added = (waiting ?? []).filter(({ action }) => !known.has(action.eventId))
  if (added.length > 0) setKept([...kept, ...added])

  const entries = [...kept, ...added].map((item): KeptEntry => {
    const now = byId.get(item.action.eventId)
    if (now || !waiting) return { item: now ?? item, state: 'waiting' }
    return { item, state: answered.has(item.action.eventId) ? 'answered' : 'gone' }
  })
  return {
    entries,
    answer: (eventId) => setAnswered((before) => new Set(before).add(eventId)),
    clear: () => setKept(kept.filter(({ action }) => byId.has(action.eventId))),
  }
}
