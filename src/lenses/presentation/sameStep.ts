import type { Timeline, TimelineRow } from '@/domain/session/timeline.ts'
import type { StageStep } from './stageSteps.ts'

/** A step as it is matched with one of another run: its turn, and how it stands. */
export interface StandingStep {
  turn: number
  /** `open` still goes on: a call without its result. */
  standing: 'done' | 'open' | 'failed'
}

export interface MatchedStep {
  /** Index of the step; -1 before the first. */
  index: number
  /** Whether it is over there too, or only begins. */
  isComplete: boolean
}

/**
 * The step of a recorded run at which a live one stands: in the same turn, as many steps into it. What failed does not
 * count in either, so a run that broke goes on from what went before. A turn that was not recorded is the end.
 */
export function sameStep(live: readonly StandingStep[], at: number, recorded: readonly StandingStep[]): MatchedStep {
  const turn = live[at]?.turn
  if (turn === undefined) return { index: -1, isComplete: true }
  const firstOfTurn = recorded.findIndex((step) => step.turn >= turn)
  if (firstOfTurn === -1) return { index: recorded.length - 1, isComplete: true }
  const told = live.slice(0, at + 1).filter((step) => step.turn === turn && step.standing !== 'failed')
  let index = firstOfTurn - 1
  let count = 0
  for (let next = firstOfTurn; count < told.length && recorded[next]?.turn === turn; next += 1) {
    if (recorded[next]?.standing === 'failed') continue
    count += 1
    index = next
  }
  return { index, isComplete: told.length > count || told.at(-1)?.standing !== 'open' }
}

/** How each step of a timeline stands. */
export function standingSteps(steps: readonly StageStep[], timeline: Timeline): StandingStep[] {
  return steps.map(({ eventId, turn }) => ({ turn, standing: standingOf(timeline.at(timeline.indexOf(eventId))) }))
}

function standingOf(row: TimelineRow | undefined): StandingStep['standing'] {
  if (row?.kind === 'note') return row.tone === 'error' ? 'failed' : 'done'
  if (row?.kind !== 'call') return 'done'
  if (row.outcome === 'failed') return 'failed'
  return row.outcome === 'ok' || row.outcome === 'denied' ? 'done' : 'open'
}
