import type { CallFigure } from './turnStatistics.ts'

/** What the calls of one tool come to. Times in milliseconds, null when no call ended. */
export interface ToolFigures {
  /** `Bash`, or `tracker · search` for a tool of an MCP server. */
  name: string
  calls: number
  failures: readonly string[]
  denied: readonly string[]
  interrupted: number
  /** Calls that are still running or wait for a person. */
  open: number
  medianMs: number | null
  p95Ms: number | null
  slowest: { eventId: string; durationMs: number } | null
}

/** Calls by tool, the most called first. What was denied never ran, so it does not count into the times. */
export function toolFigures(calls: readonly CallFigure[]): ToolFigures[] {
  const byTool = new Map<string, CallFigure[]>()
  for (const call of calls) {
    const name = call.serverName ? `${call.serverName} · ${call.name}` : call.name
    const known = byTool.get(name)
    if (known) known.push(call)
    else byTool.set(name, [call])
  }
  return [...byTool]
    .map(([name, own]) => figuresOf(name, own))
    .sort((left, right) => right.calls - left.calls || (left.name < right.name ? -1 : 1))
}

function figuresOf(name: string, calls: readonly CallFigure[]): ToolFigures {
  const idsOf = (outcome: CallFigure['outcome']) =>
    calls.filter((call) => call.outcome === outcome).map(({ eventId }) => eventId)
  const timed = calls
    .flatMap(({ eventId, outcome, durationMs }) =>
      durationMs === null || outcome === 'denied' ? [] : [{ eventId, durationMs }],
    )
    .sort((left, right) => left.durationMs - right.durationMs)
  const sorted = timed.map(({ durationMs }) => durationMs)
  return {
    name,
    calls: calls.length,
    failures: idsOf('failed'),
    denied: idsOf('denied'),
    interrupted: idsOf('interrupted').length,
    open: idsOf('running').length + idsOf('waiting').length,
    medianMs: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    slowest: timed.at(-1) ?? null,
  }
}

/** The smallest value that at least this share of the sorted values does not exceed; null of nothing. */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}
