import type { Usage } from '@/domain/session/events.ts'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import type { TraceBar, TracePhase } from '@/domain/session/trace/traceBar.ts'
import { formatCount } from '@/lib/formatCount.ts'
import { formatDuration } from '@/lib/formatDuration.ts'

/** What a line of the trace is called on screen. */
export function traceTitle(row: TimelineRow, turnNumber: number | null): string {
  switch (row.kind) {
    case 'turn':
      return turnNumber === null ? 'Turn' : `Turn ${turnNumber}`
    case 'call':
      return row.name
    case 'request':
      return 'model request'
    case 'evaluation':
      return row.iteration === null ? 'evaluation' : `evaluation ${row.iteration}`
    case 'user':
      return 'you'
    case 'system':
      return 'system message'
    case 'note':
      return row.text
    case 'unknown':
      return row.type
    case 'gap':
      return 'missing events'
    case 'message':
    case 'thinking':
      return row.kind
  }
}

/** What stands behind the title: what a call does, what a request or a turn used. */
export function traceDetail(row: TimelineRow): string {
  if (row.kind === 'call') return row.summary
  if (row.kind === 'request' || row.kind === 'turn') return sayUsed(row.usage)
  if (row.kind === 'evaluation') return row.result ?? ''
  return ''
}

/** `1,204 in · 88 out`, `0.25 credits`; empty when the service does not say. */
function sayUsed({ inputTokens, outputTokens, totalCredits }: Usage): string {
  const parts: string[] = []
  if (inputTokens !== undefined) parts.push(`${sayTokens(inputTokens)} in`)
  if (outputTokens !== undefined) parts.push(`${sayTokens(outputTokens)} out`)
  if (totalCredits !== undefined) parts.push(`${formatCount(totalCredits)} credits`)
  return parts.join(' · ')
}

const sayTokens = (count: number) => (count < 10_000 ? count.toLocaleString('en') : formatCount(count))

/** How a line ended, where that is not plain success. */
export function traceOutcome(row: TimelineRow, bar: TraceBar | null): string | null {
  if (row.kind === 'call') return row.outcome === 'ok' ? null : row.outcome
  if (row.kind === 'request') return row.isError ? 'failed' : row.isInterrupted ? 'interrupted' : openWord(bar)
  if (row.kind === 'turn') {
    if (row.isOpen) return row.stopReason?.type === 'requires_action' ? 'waiting' : 'running'
    return row.failureCount > 0 ? `${row.failureCount} failed` : null
  }
  if (row.kind === 'note') return row.tone === 'error' ? 'error' : openWord(bar)
  return openWord(bar)
}

const openWord = (bar: TraceBar | null): string | null => {
  if (bar?.endMs === null) return 'going on'
  return bar?.isUnended ? 'end unknown' : null
}

/** How long a line took up to `nowMs`; null for an instant, and where the log does not say. */
export function traceDurationMs(bar: TraceBar | null, nowMs: number): number | null {
  if (!bar || bar.isPoint || bar.isUnended) return null
  return Math.max(0, (bar.endMs ?? nowMs) - bar.startMs)
}

const phaseWords: Record<TracePhase, string> = {
  queue: 'queued',
  model: 'model',
  tool: 'tool',
  waiting: 'waiting for a person',
}

interface Told {
  row: TimelineRow
  bar: TraceBar | null
  turnNumber: number | null
  /** Beginning of the session, in milliseconds since the epoch. */
  startMs: number
  nowMs: number
  /** Idle time before a turn. */
  idleMs: number | null
}

/** A line in words: its name, when it began, how long it took, on what, and how it ended. */
export function sayTraceLine({ row, bar, turnNumber, startMs, nowMs, idleMs }: Told): string {
  const detail = traceDetail(row)
  const durationMs = traceDurationMs(bar, nowMs)
  const parts = [
    detail ? `${traceTitle(row, turnNumber)} ${detail}` : traceTitle(row, turnNumber),
    bar ? `starts at ${sayStart(Math.max(0, bar.startMs - startMs))}` : 'time unknown',
    durationMs === null ? null : `takes ${formatDuration(durationMs)}`,
    bar && bar.phases.length > 1 ? sayPhases(bar, nowMs) : null,
    idleMs === null ? null : `after ${formatDuration(idleMs)} idle`,
    traceOutcome(row, bar) ?? (row.kind === 'call' ? 'ok' : null),
  ]
  return parts.filter((part) => part !== null).join(', ')
}

/** Lines a second apart begin at different times, however long the session is. */
const sayStart = (ms: number) => (ms < 60_000 ? formatDuration(ms) : sayTick(ms, 1000))

function sayPhases({ phases }: TraceBar, nowMs: number): string {
  const sums = new Map<TracePhase, number>()
  for (const { phase, startMs, endMs } of phases) {
    sums.set(phase, (sums.get(phase) ?? 0) + Math.max(0, (endMs ?? nowMs) - startMs))
  }
  return [...sums].map(([phase, ms]) => `${formatDuration(ms)} ${phaseWords[phase]}`).join(', ')
}

/** A time on the axis, as exact as the distance between ticks asks for: `6 s`, `12.5 s`, `1 m 30 s`, `2 h`. */
export function sayTick(offsetMs: number, stepMs: number): string {
  if (stepMs < 1000 && offsetMs < 1000) return `${trim(offsetMs, stepMs < 1 ? 1 : 0)} ms`
  if (stepMs < 1000) return `${trim(offsetMs / 1000, stepMs < 1 ? 4 : stepMs < 10 ? 3 : stepMs < 100 ? 2 : 1)} s`
  const seconds = Math.round(offsetMs / 1000)
  if (seconds < 60) return `${seconds} s`
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const
  const told = parts.filter(([count]) => count > 0).slice(0, stepMs < 60_000 ? 3 : 2)
  return told.map(([count, unit]) => `${count} ${unit}`).join(' ')
}

const trim = (value: number, digits: number) => value.toFixed(digits)
