import type { TimelineRow } from '@/domain/session/timeline.ts'

/** The colour of a row's marker: one hue for each kind of event. */
export function markerColour(row: TimelineRow): string {
  switch (row.kind) {
    case 'thinking':
      return 'bg-k-thinking'
    case 'message':
      return 'bg-k-message'
    case 'call':
      if (row.outcome === 'failed' || row.outcome === 'denied') return 'bg-k-error'
      return row.outcome === 'waiting' ? 'bg-k-wait' : 'bg-k-tool'
    case 'request':
      return row.isError ? 'bg-k-error' : 'bg-k-span'
    case 'note':
      return { quiet: 'bg-k-span', wait: 'bg-k-wait', error: 'bg-k-error' }[row.tone]
    case 'gap':
      return 'bg-k-wait'
    case 'user':
    case 'system':
      return 'bg-k-user'
    case 'turn':
    case 'evaluation':
    case 'unknown':
      return 'bg-k-span'
  }
}

/** The name of a row for people who hear the page and for tests: `Bash: ok`, `You`, `Agent message`. */
export function rowName(row: TimelineRow, turnNumber: number | null = null): string {
  switch (row.kind) {
    case 'turn':
      return turnNumber === null ? 'Turn' : `Turn ${turnNumber}`
    case 'call':
      return `${row.name}: ${row.outcome}`
    case 'request':
      return 'Model request'
    case 'evaluation':
      return row.result ? `Evaluation: ${row.result}` : 'Evaluation'
    case 'user':
      return 'You'
    case 'system':
      return 'System message'
    case 'message':
      return 'Agent message'
    case 'thinking':
      return 'Thinking'
    case 'note':
      return row.text
    case 'unknown':
      return `Unknown event: ${row.type}`
    case 'gap':
      return 'Missing events'
  }
}

/** A first guess of a row's height in pixels, until it has been measured. */
export function estimateRowPx(row: TimelineRow | undefined): number {
  if (!row) return 40
  switch (row.kind) {
    case 'turn':
      return 40
    case 'call':
      return row.name === 'Bash' || row.name === 'Edit' || row.name === 'Write' ? 170 : 42
    case 'message':
      return 56
    case 'user':
      return 46
    case 'thinking':
      return 56
    default:
      return 30
  }
}
