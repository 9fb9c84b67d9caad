import type { Usage } from '../session/events.ts'
import type { ComparedSession } from './digestSession.ts'

/** The sums of a session that a reader compares. */
export interface ComparedTotals {
  turns: number
  calls: number
  failedCalls: number
  errors: number
  /** Time in which the session worked, turn by turn, in milliseconds. */
  workMs: number
  usage: Usage
  /** Calls by tool name, most first. */
  tools: readonly { name: string; count: number }[]
}

export function totalsOf({ turns, usage }: ComparedSession): ComparedTotals {
  const steps = turns.flatMap((turn) => turn.steps)
  const calls = steps.filter(({ kind }) => kind === 'call')
  const counts = new Map<string, number>()
  for (const { name } of calls) counts.set(name, (counts.get(name) ?? 0) + 1)
  return {
    turns: turns.length,
    calls: calls.length,
    failedCalls: calls.filter(({ result }) => result?.isError).length,
    errors: steps.filter(({ kind }) => kind === 'error').length,
    workMs: turns.reduce(
      (sum, { startedAtMs, endedAtMs }) => sum + Math.max(0, (endedAtMs ?? 0) - (startedAtMs ?? endedAtMs ?? 0)),
      0,
    ),
    usage,
    tools: [...counts]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
  }
}
