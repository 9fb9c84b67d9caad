import type { Timeline, TimelineRow } from '@/domain/session/timeline.ts'

/**
 * Numbers the turns of a timeline whose beginning is known. It reads each row once: what it has counted is kept while
 * the log only grows at its end, and counted anew when something was put in before.
 */
export function createTurnCounter() {
  const numbers = new Map<string, number>()
  let countedRows = 0
  let lastKey: string | undefined

  return function numberOf(timeline: Timeline, row: TimelineRow): number | null {
    if (countedRows > timeline.length || (countedRows > 0 && timeline.at(countedRows - 1)?.key !== lastKey)) {
      numbers.clear()
      countedRows = 0
    }
    while (countedRows < timeline.length) {
      const next = timeline.at(countedRows)
      if (next?.kind === 'turn') numbers.set(next.key, numbers.size + 1)
      lastKey = next?.key
      countedRows += 1
    }
    return numbers.get(row.key) ?? null
  }
}

/** When the turn of the row at `index` began: the nearest turn row at or before it, else the first row there is. */
export function turnStartMs(timeline: Timeline, index: number): number | null {
  for (let at = Math.min(index, timeline.length - 1); at >= 0; at -= 1) {
    const row = timeline.at(at)
    if (row?.kind === 'turn') return row.atMs
  }
  return timeline.at(0)?.atMs ?? null
}
