import type { LogItems } from '../logItems.ts'
import type { DigestedTurn, Finding, LintInput } from './finding.ts'
import { lintCalls } from './lintCalls.ts'
import { lintOrder } from './lintOrder.ts'
import { emptyDigest, extendDigest, type TurnDigest } from './turnDigest.ts'

const ranks = { error: 0, warning: 1, notice: 2 }

/**
 * Looks a log over. Each turn is read once and kept; only what was added since is read again. `nowMs` (milliseconds
 * since the epoch) gives waits their age.
 */
export function createLinter() {
  let known = new Map<string, { digest: TurnDigest; revision: number }>()
  return {
    lint(input: LintInput, nowMs: number): Finding[] {
      const turns = digestTurns(input, known)
      known = new Map(
        turns.map(({ digest, from }) => [input.items.at(from)?.id ?? '', { digest, revision: input.items.revision }]),
      )
      const found = [...lintCalls(input, turns, nowMs), ...lintOrder(input, turns)]
      return found.sort((left, right) => ranks[left.severity] - ranks[right.severity])
    },
  }
}

/** Looks a whole log over at once. */
export const lintSession = (input: LintInput, nowMs: number): Finding[] => createLinter().lint(input, nowMs)

function digestTurns(
  { items, read }: LintInput,
  known: ReadonlyMap<string, { digest: TurnDigest; revision: number }>,
): DigestedTurn[] {
  const turns: DigestedTurn[] = []
  for (let from = 0; from < items.length; ) {
    const to = turnEnd(items, from)
    const before = known.get(items.at(from)?.id ?? '')
    const canGoOn = before?.revision === items.revision && before.digest.count <= to - from
    const digest = canGoOn && before ? before.digest : emptyDigest()
    extendDigest(digest, items, from, to, read)
    turns.push({ digest, from, isLast: to === items.length })
    from = to
  }
  return turns
}

/** Index behind the last item of the turn that begins at `from`, in steps that double and then halve. */
function turnEnd(items: LogItems, from: number): number {
  const number = items.turnAt(from)?.number
  const isInside = (index: number) => items.turnAt(index)?.number === number
  let low = from
  let step = 1
  while (low + step < items.length && isInside(low + step)) {
    low += step
    step *= 2
  }
  let high = Math.min(items.length, low + step)
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (isInside(middle)) low = middle
    else high = middle
  }
  return high
}
