import type { Tape } from '@/domain/recording/tape.ts'
import type { MinimapLane } from '@/domain/session/minimap/minimapBins.ts'
import { drawHatch } from '../minimap/drawHatch.ts'
import type { MinimapColours } from '../minimap/minimapColours.ts'
import { runsOf } from '../minimap/runsOf.ts'

const barPx = 6
/** Where each lane stands; errors come last, so that nothing lies on top of what went wrong. */
const laneTops: readonly { lane: MinimapLane; top: number; minPx: number }[] = [
  { lane: 'span', top: 33, minPx: 2 },
  { lane: 'user', top: 5, minPx: 5 },
  { lane: 'message', top: 5, minPx: 3 },
  { lane: 'thinking', top: 14, minPx: 2 },
  { lane: 'tool', top: 23, minPx: 2 },
  { lane: 'wait', top: 23, minPx: 3 },
  { lane: 'error', top: 23, minPx: 3 },
]
/** A shorter pause on the strip is a line. */
const hatchMinPx = 6

/** Draws a whole tape. The cost depends on the width in pixels and the number of pauses, not on the number of events. */
export function drawTape(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  tape: Tape,
  colours: MinimapColours,
): void {
  const columns = Math.max(1, Math.round(width))
  const endMs = Math.max(1, tape.clock.durationMs)
  for (const [from, to] of runsOf(pauseColumns(tape, columns), columns)) {
    if (to - from >= hatchMinPx) {
      drawHatch(context, { left: from, top: 0, width: to - from, height }, colours.hatch)
    } else {
      context.fillStyle = colours.hatch
      context.fillRect(from, 0, 1.5, height)
    }
  }
  for (const { lane, top, minPx } of laneTops) {
    context.fillStyle = colours[lane]
    for (const [from, to] of runsOf(tape.bars.columns(lane, { startMs: 0, endMs }, columns), columns)) {
      const barWidth = Math.max(minPx, to - from)
      context.beginPath()
      // What happens at the very end still has its width.
      context.roundRect(Math.min(from, width - barWidth), top, barWidth, barPx, 1.5)
      context.fill()
    }
  }
}

/** How many shortened pauses there are in each column. */
function pauseColumns({ clock, pauses }: Tape, columns: number): Int32Array {
  const counts = new Int32Array(columns)
  const perMs = columns / Math.max(1, clock.durationMs)
  for (const { position } of pauses) {
    const from = Math.floor(clock.offsetAt(position) * perMs)
    const to = Math.max(from + 1, Math.floor(clock.offsetAt(position + 1) * perMs))
    for (let column = from; column < Math.min(to, columns); column += 1) counts[column] = (counts[column] ?? 0) + 1
  }
  return counts
}
