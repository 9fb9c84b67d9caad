import type { Minimap } from '@/domain/session/minimap/createMinimap.ts'
import type { MinimapLane, TimeRange } from '@/domain/session/minimap/minimapBins.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { drawHatch } from './drawHatch.ts'
import type { MinimapColours } from './minimapColours.ts'
import { runsOf } from './runsOf.ts'

export interface MinimapPicture {
  minimap: Minimap
  /** What the strip spans, and up to where anything is known to have happened. */
  range: TimeRange
  untilMs: number
  /** Turns are numbered only when the beginning is known. */
  isComplete: boolean
  isLive: boolean
  hiddenLanes: ReadonlySet<MinimapLane>
  /** Instants of what the find field found, in milliseconds since the epoch. */
  hitsMs: readonly number[]
}

/** Height of the strip of turn labels, and where each lane stands. */
export const labelsPx = 16
const barPx = 7
const laneTops: readonly { lane: MinimapLane; top: number; minPx: number }[] = [
  { lane: 'span', top: 50, minPx: 2 },
  { lane: 'user', top: 20, minPx: 5 },
  { lane: 'message', top: 20, minPx: 3 },
  { lane: 'thinking', top: 30, minPx: 2 },
  { lane: 'tool', top: 40, minPx: 2 },
  { lane: 'wait', top: 40, minPx: 3 },
  // Last, so that nothing lies on top of what went wrong.
  { lane: 'error', top: 40, minPx: 3 },
]

/** Draws the whole strip. The cost depends on its width in pixels, not on the length of the session. */
export function drawMinimap(
  context: CanvasRenderingContext2D,
  size: { width: number; height: number },
  picture: MinimapPicture,
  colours: MinimapColours,
): void {
  const { width, height } = size
  const { minimap, range, untilMs, hiddenLanes } = picture
  const columns = Math.max(1, Math.round(width))
  const untilPx = toPx(untilMs, range, width)
  drawIdle(context, minimap.bins.columns('turn', range, columns), { untilPx, height, colours })
  context.fillStyle = colours.line
  context.fillRect(0, labelsPx - 1, width, 1)
  for (const { lane, top, minPx } of laneTops) {
    if (hiddenLanes.has(lane)) continue
    context.fillStyle = colours[lane]
    for (const [from, to] of runsOf(minimap.bins.columns(lane, range, columns), untilPx)) {
      context.beginPath()
      context.roundRect(from, top, Math.max(minPx, to - from), barPx, 1.5)
      context.fill()
    }
  }
  context.fillStyle = colours.focus
  for (const atMs of picture.hitsMs) context.fillRect(Math.round(toPx(atMs, range, width)) - 0.5, labelsPx, 1.5, 4)
  drawTurns(context, size, picture, colours)
  if (picture.isLive) {
    context.fillStyle = colours.accent
    context.fillRect(untilPx, labelsPx, 1.5, height - labelsPx)
  }
}

export const toPx = (atMs: number, { startMs, endMs }: TimeRange, width: number) =>
  ((atMs - startMs) / Math.max(1, endMs - startMs)) * width

interface IdleDrawing {
  untilPx: number
  height: number
  colours: MinimapColours
}

/** Hatches the time between turns, where there is room to see it. */
function drawIdle(context: CanvasRenderingContext2D, turns: Int32Array, { untilPx, height, colours }: IdleDrawing) {
  const idle = turns.map((count) => (count > 0 ? 0 : 1))
  for (const [from, to] of runsOf(idle, untilPx)) {
    if (to - from < 6 || from === 0) continue
    drawHatch(context, { left: from, top: labelsPx, width: to - from, height: height - labelsPx }, colours.hatch)
  }
}

const labelMinPx = 46

/** Names as many turns as have room; each label looks only for the next turn that can be named. */
function drawTurns(
  context: CanvasRenderingContext2D,
  { width }: { width: number },
  { minimap, range, untilMs, isComplete }: MinimapPicture,
  colours: MinimapColours,
) {
  context.font = colours.font
  context.textBaseline = 'middle'
  let index = 0
  while (index < minimap.turnCount) {
    const turn = minimap.turnAt(index)
    const startMs = turn?.atMs ?? null
    if (!turn || startMs === null) {
      index += 1
      continue
    }
    const left = toPx(startMs, range, width)
    if (left > width) return
    const nextIndex = turnFrom(minimap, index + 1, startMs + (labelMinPx / width) * (range.endMs - range.startMs))
    const next = minimap.turnAt(index + 1)
    const right = next?.atMs == null ? width : Math.max(toPx(next.atMs, range, width), left)
    context.fillStyle = colours.lineStrong
    context.fillRect(Math.round(left), 0, 1, labelsPx)
    if (right - left >= labelMinPx) {
      const duration = formatDuration(Math.max(0, (turn.endedAtMs ?? untilMs) - startMs))
      const text = isComplete ? `Turn ${index + 1} · ${duration}` : duration
      context.save()
      context.beginPath()
      context.rect(left, 0, right - left - 2, labelsPx)
      context.clip()
      context.fillStyle = colours.ink
      context.fillText(text, left + 7, labelsPx / 2)
      context.restore()
    }
    index = Math.max(index + 1, right - left >= labelMinPx ? index + 1 : nextIndex)
  }
}

/** The first turn from `index` on that begins at or after this instant. */
function turnFrom(minimap: Minimap, index: number, atMs: number): number {
  let low = index
  let high = minimap.turnCount
  while (low < high) {
    const middle = (low + high) >> 1
    if ((minimap.turnAt(middle)?.atMs ?? Number.NEGATIVE_INFINITY) < atMs) low = middle + 1
    else high = middle
  }
  return low
}
