import type { Timeline, TimelineRow } from '@/domain/session/timeline.ts'

/** A row that is worth a look of its own, and the turn it belongs to, counted from 0. */
export interface StageStep {
  eventId: string
  turn: number
}

/**
 * Reads the steps of a timeline: what was said, thought, done and delivered. The bookkeeping between them is left out.
 * Each row is read once while the log only grows at its end.
 */
export function createStepReader(): (timeline: Timeline) => readonly StageStep[] {
  let steps: StageStep[] = []
  let seenRows = 0
  let turn = 0
  let lastKey: string | undefined

  return function read(timeline) {
    const isOther = seenRows > timeline.length || (seenRows > 0 && timeline.at(seenRows - 1)?.key !== lastKey)
    if (isOther) {
      steps = []
      seenRows = 0
      turn = 0
    }
    if (seenRows === timeline.length) return steps
    // What was handed out must not change under its reader.
    steps = [...steps]
    for (; seenRows < timeline.length; seenRows += 1) {
      const row = timeline.at(seenRows)
      if (row?.kind === 'turn' && seenRows > 0) turn += 1
      if (row && isStep(row)) steps.push({ eventId: row.eventId, turn })
      lastKey = row?.key
    }
    return steps
  }
}

function isStep(row: TimelineRow): boolean {
  if (row.kind === 'note') return row.tone === 'error' || row.type === 'agent.artifact_delivered'
  return ['user', 'system', 'message', 'thinking', 'call', 'evaluation'].includes(row.kind)
}

/** The first step of each turn, in order; a turn without steps has none. */
export const turnStarts = (steps: readonly StageStep[]): number[] =>
  steps.flatMap((step, index) => (index === 0 || steps[index - 1]?.turn !== step.turn ? [index] : []))
