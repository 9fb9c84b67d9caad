import { useState } from 'react'
import type { SessionSummary } from '@/domain/sessionSummary.ts'

export interface SessionSelection {
  sessions: ReadonlyMap<string, SessionSummary>
  toggle: (session: SessionSummary) => void
  /** Chooses or leaves all of these, whatever else is chosen. */
  setAll: (sessions: readonly SessionSummary[], isChosen: boolean) => void
  drop: (ids: ReadonlySet<string>) => void
}

/** The chosen sessions. They stay chosen on other pages of the list. */
export function useSelection(): SessionSelection {
  const [sessions, setSessions] = useState<ReadonlyMap<string, SessionSummary>>(new Map())
  const change = (edit: (next: Map<string, SessionSummary>) => void) =>
    setSessions((before) => {
      const next = new Map(before)
      edit(next)
      return next
    })
  return {
    sessions,
    toggle: (session) =>
      change((next) => {
        if (!next.delete(session.id)) next.set(session.id, session)
      }),
    setAll: (some, isChosen) =>
      change((next) => {
        for (const session of some) {
          if (isChosen) next.set(session.id, session)
          else next.delete(session.id)
        }
      }),
    drop: (ids) =>
      change((next) => {
        for (const id of ids) next.delete(id)
      }),
  }
}
