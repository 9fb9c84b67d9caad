import { type Alignment, align, type Pair } from './align.ts'
import type { ComparedSession, ComparedStep, ComparedTurn } from './digestSession.ts'

/** In which ways two steps put side by side differ; empty when they do not. */
export type Difference = 'text' | 'arguments' | 'output' | 'outcome'

export interface StepPair {
  left: ComparedStep | null
  right: ComparedStep | null
  /** `missing` when one side has no such step. */
  differences: readonly Difference[] | 'missing'
}

export interface TurnPair {
  left: ComparedTurn | null
  right: ComparedTurn | null
  isAskedAlike: boolean
  steps: readonly StepPair[]
}

/** Where two sessions part. `step` is null when a whole turn is missing or was asked otherwise. */
export interface Divergence {
  turn: number
  step: number | null
}

export interface Comparison {
  turns: readonly TurnPair[]
  /** The first place where they differ; null when they are alike throughout. */
  divergence: Divergence | null
}

/** Puts two sessions side by side, turn by turn and step by step. Thinking is aligned, but says nothing of a difference. */
export function compareSessions(left: ComparedSession, right: ComparedSession): Comparison {
  const turns = align(left.turns, right.turns, turnAlignment).map(toTurnPair)
  return { turns, divergence: findDivergence(turns) }
}

const turnAlignment: Alignment<ComparedTurn> = {
  // Turns in the same place belong together, whatever was asked.
  likeness: (left, right) => (left.asked === right.asked ? 1 : 0.25),
  markOf: ({ asked }) => asked,
}

const stepAlignment: Alignment<ComparedStep> = {
  likeness(left, right) {
    if (left.kind !== right.kind || left.name !== right.name) return 0
    return left.body === right.body ? 1 : 0.5
  },
  markOf: ({ body }) => body,
}

function toTurnPair({ left, right }: Pair<ComparedTurn>): TurnPair {
  const steps = align(left?.steps ?? [], right?.steps ?? [], stepAlignment).map(toStepPair)
  return { left, right, isAskedAlike: left?.asked === right?.asked, steps }
}

function toStepPair({ left, right }: Pair<ComparedStep>): StepPair {
  if (!left || !right) return { left, right, differences: 'missing' }
  const differences: Difference[] = []
  if (left.body !== right.body) differences.push(left.kind === 'call' ? 'arguments' : 'text')
  if (left.result?.isError !== right.result?.isError) differences.push('outcome')
  else if (left.result?.text !== right.result?.text) differences.push('output')
  return { left, right, differences }
}

function findDivergence(turns: readonly TurnPair[]): Divergence | null {
  for (const [turn, { left, right, isAskedAlike, steps }] of turns.entries()) {
    if (!left || !right || !isAskedAlike) return { turn, step: null }
    const step = steps.findIndex((pair) => isTelling(pair) && pair.differences.length > 0)
    if (step >= 0) return { turn, step }
  }
  return null
}

/** Whether a difference of these steps says that the sessions went different ways: thinking never repeats itself. */
export const isTelling = ({ left, right }: StepPair) => (left ?? right)?.kind !== 'thinking'
