import { type Comparison, isTelling, type StepPair, type TurnPair } from './compareSessions.ts'

/** One row of two sessions side by side. `isDifferent` leaves thinking out: it never repeats itself. */
export type ComparedRow =
  | { kind: 'turn'; key: string; turn: number; pair: TurnPair; isDifferent: boolean }
  | { kind: 'step'; key: string; turn: number; step: number; pair: StepPair; isDifferent: boolean }
  /** Steps that are alike, left out. */
  | { kind: 'alike'; key: string; count: number; isDifferent: false }

/** Turn by turn and step by step; with `onlyDifferences`, what is alike is merely counted. */
export function comparedRows({ turns }: Comparison, onlyDifferences: boolean): ComparedRow[] {
  const rows: ComparedRow[] = []
  let alike = 0
  const flush = () => {
    if (alike > 0) rows.push({ kind: 'alike', key: `alike:${rows.length}`, count: alike, isDifferent: false })
    alike = 0
  }
  for (const [turn, pair] of turns.entries()) {
    const isDifferent = !pair.left || !pair.right || !pair.isAskedAlike
    const steps = pair.steps.map((step, index) => toStepRow(turn, index, step))
    if (onlyDifferences && !isDifferent && !steps.some((row) => row.isDifferent)) {
      alike += 1 + steps.length
      continue
    }
    flush()
    rows.push({ kind: 'turn', key: `turn:${turn}`, turn, pair, isDifferent })
    for (const row of steps) {
      if (onlyDifferences && !row.isDifferent) {
        alike += 1
        continue
      }
      flush()
      rows.push(row)
    }
  }
  flush()
  return rows
}

function toStepRow(turn: number, step: number, pair: StepPair): ComparedRow {
  const isDifferent = isTelling(pair) && pair.differences.length > 0
  return { kind: 'step', key: `step:${turn}:${step}`, turn, step, pair, isDifferent }
}

/** The next row with a difference from a place on, or back from it; null when there is none. */
export function nextDifference(rows: readonly ComparedRow[], from: number, by: 1 | -1): number | null {
  for (let index = from + by; index >= 0 && index < rows.length; index += by) {
    if (rows[index]?.isDifferent) return index
  }
  return null
}

/** Whether anything at all is the same in both: a question, or a step other than a thought. */
export function haveSomethingInCommon({ turns }: Comparison): boolean {
  return turns.some(
    ({ left, right, isAskedAlike, steps }) =>
      (left && right && isAskedAlike) || steps.some((pair) => isTelling(pair) && pair.differences.length === 0),
  )
}

/** The events at which two sessions part, where each of them has one. */
export function divergingEvents({ turns, divergence }: Comparison): { left: string | null; right: string | null } {
  const turn = divergence && turns[divergence.turn]
  if (!turn) return { left: null, right: null }
  const step = turn.steps[divergence.step ?? -1]
  if (!step) return { left: turn.left?.eventId ?? null, right: turn.right?.eventId ?? null }
  const isAnswer = step.differences !== 'missing' && !step.differences.includes('arguments')
  const eventOf = (side: StepPair['left']) => (isAnswer ? side?.result?.eventId : null) ?? side?.eventId ?? null
  return { left: eventOf(step.left), right: eventOf(step.right) }
}
