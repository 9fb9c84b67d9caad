import type { TimelineRow } from '@/domain/session/timeline.ts'
import type { TracePhase } from '@/domain/session/trace/traceBar.ts'

/** Backgrounds of the bars: a hue for each kind, and a pattern wherever a hue alone would have to tell. */
const solid = (token: string) => `color-mix(in oklab, var(--${token}) 84%, var(--surface-1))`

export const phasePaint: Record<TracePhase, string> = {
  queue: 'repeating-linear-gradient(90deg, var(--ink-3) 0 1.5px, transparent 1.5px 4px)',
  model: 'var(--k-span-soft)',
  tool: solid('k-tool'),
  waiting: 'repeating-linear-gradient(135deg, var(--k-wait) 0 3px, var(--k-wait-soft) 3px 6px)',
}

export const idlePaint = 'repeating-linear-gradient(135deg, transparent 0 5px, var(--line-strong) 5px 6px)'
export const failedPaint = `repeating-linear-gradient(45deg, transparent 0 4px, rgb(0 0 0 / 0.18) 4px 6px), ${solid('k-error')}`

export const isFailed = (row: TimelineRow): boolean =>
  (row.kind === 'call' && (row.outcome === 'failed' || row.outcome === 'denied')) ||
  (row.kind === 'request' && row.isError) ||
  (row.kind === 'note' && row.tone === 'error')

/** The background of a whole bar. What its phases say is drawn over it. */
export function barPaint(row: TimelineRow): string {
  if (isFailed(row)) return failedPaint
  switch (row.kind) {
    case 'turn':
    case 'request':
      return phasePaint.model
    case 'thinking':
      return solid('k-thinking')
    case 'message':
      return solid('k-message')
    case 'call':
      return phasePaint.tool
    case 'note':
      return row.tone === 'wait' ? phasePaint.waiting : solid('k-span')
    case 'user':
    case 'system':
      return solid('k-user')
    case 'gap':
      return idlePaint
    case 'evaluation':
    case 'unknown':
      return solid('k-span')
  }
}

/** Turns and requests are frames around what happens in them. */
export const isFrame = (row: TimelineRow): boolean => (row.kind === 'turn' || row.kind === 'request') && !isFailed(row)
