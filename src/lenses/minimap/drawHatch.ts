interface Area {
  left: number
  top: number
  width: number
  height: number
}

/** Hatches a part of a strip: time in which nothing happened. */
export function drawHatch(context: CanvasRenderingContext2D, { left, top, width, height }: Area, colour: string): void {
  context.save()
  context.beginPath()
  context.rect(left, top, width, height)
  context.clip()
  context.strokeStyle = colour
  context.lineWidth = 1
  context.beginPath()
  for (let x = left - height; x < left + width; x += 7) {
    context.moveTo(x, top + height)
    context.lineTo(x + height, top)
  }
  context.stroke()
  context.restore()
}
