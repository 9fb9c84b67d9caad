import type { TapeMarks } from '@/domain/recording/tapeMarks.ts'
import type { EventKind } from '@/domain/session/logItems.ts'

export interface TapePicture {
  marks: TapeMarks
  /** Where long pauses were cut short, as shares of the tape. */
  pauses: readonly number[]
  /** The place that was reached, as a share of the tape. */
  reached: number
}

/** Where each kind stands, in tenths of the height; what comes later lies on top. */
const lanes: readonly [kind: EventKind, tenths: number][] = [
  ['span', 8],
  ['status', 8],
  ['unknown', 8],
  ['user', 1],
  ['message', 1],
  ['thinking', 3.4],
  ['tool', 5.7],
  ['wait', 5.7],
  ['error', 5.7],
]
const barTenths = 1.6

/** Draws a tape across an element, in the theme's colours. */
export function drawTape(canvas: HTMLCanvasElement, { marks, pauses, reached }: TapePicture): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { clientWidth: width, clientHeight: height } = canvas
  const ratio = window.devicePixelRatio || 1
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  const style = getComputedStyle(canvas)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim() || 'gray'
  const columnPx = width / marks.length
  const reachedPx = reached * width

  context.fillStyle = token('surface-3')
  for (const share of pauses) context.fillRect(Math.round(share * width) - 1, 0, 2, height)
  for (const [kind, tenths] of lanes) {
    context.fillStyle = token(kind === 'status' || kind === 'unknown' ? 'k-span' : `k-${kind}`)
    for (const [column, kinds] of marks.entries()) {
      if (!kinds.has(kind)) continue
      const left = column * columnPx
      context.globalAlpha = left <= reachedPx ? 1 : 0.45
      context.fillRect(left, (tenths / 10) * height, Math.max(2, columnPx), (barTenths / 10) * height)
    }
  }
  context.globalAlpha = 1
  context.fillStyle = token('accent')
  context.fillRect(Math.min(width - 2, reachedPx), 0, 2, height)
}
