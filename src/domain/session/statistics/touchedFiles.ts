import type { CallFigure } from './turnStatistics.ts'

/** A file that tools of the agent wrote or meant to write. */
export interface TouchedFile {
  path: string
  writes: number
  edits: number
  /** Calls that did not do it: failed, denied, cut off, or still open. */
  notDone: number
  /** Events of all these calls, in order. */
  eventIds: readonly string[]
}

const verbs = { Write: 'writes', Edit: 'edits', MultiEdit: 'edits', NotebookEdit: 'edits' } as const

/** Files by path, in the order in which they were first touched. Paths beyond 200 characters are cut, as in the summary of a call. */
export function touchedFiles(calls: readonly CallFigure[]): TouchedFile[] {
  const files = new Map<string, { path: string; writes: number; edits: number; notDone: number; eventIds: string[] }>()
  for (const { tool, name, summary, outcome, eventId } of calls) {
    const verb = verbs[name as keyof typeof verbs] // other tools have no entry: undefined
    if (tool !== 'built-in' || !verb || summary === '') continue
    const file = files.get(summary) ?? { path: summary, writes: 0, edits: 0, notDone: 0, eventIds: [] }
    file[outcome === 'ok' ? verb : 'notDone'] += 1
    file.eventIds.push(eventId)
    files.set(summary, file)
  }
  return [...files.values()]
}
