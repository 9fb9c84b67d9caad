import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { type MinimapColours, readMinimapColours } from './minimapColours.ts'

export type Draw = (
  context: CanvasRenderingContext2D,
  size: { width: number; height: number },
  colours: MinimapColours,
) => void

/**
 * Keeps a canvas showing what `draw` draws: at most once a frame, and only when `draw` is another function or the size,
 * the theme or the density of the screen changed.
 */
export function useDrawnCanvas(draw: Draw): RefObject<HTMLCanvasElement | null> {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const latest = useRef(draw)
  const frame = useRef<number | null>(null)
  const colours = useRef<MinimapColours | null>(null)

  const repaint = useCallback(() => {
    frame.current ??= requestAnimationFrame(() => {
      frame.current = null
      const canvas = canvasRef.current
      const context = canvas?.getContext('2d')
      if (!canvas || !context) return
      const width = canvas.clientWidth
      const height = canvas.clientHeight
      const ratio = window.devicePixelRatio || 1
      const pixels = { width: Math.round(width * ratio), height: Math.round(height * ratio) }
      if (canvas.width !== pixels.width || canvas.height !== pixels.height) Object.assign(canvas, pixels)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      colours.current ??= readMinimapColours(canvas)
      context.clearRect(0, 0, width, height)
      latest.current(context, { width, height }, colours.current)
    })
  }, [])

  useLayoutEffect(() => {
    latest.current = draw
    repaint()
  }, [draw, repaint])

  useEffect(() => {
    const canvas = canvasRef.current
    const recolour = () => {
      colours.current = null
      repaint()
    }
    const sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(repaint)
    if (canvas) sizes?.observe(canvas)
    const theme = new MutationObserver(recolour)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] })
    // Moving the window to a screen of another density changes the ratio, and always its size in pixels.
    window.addEventListener('resize', repaint)
    // Labels drawn before the font was there are drawn again with it.
    void document.fonts?.ready.then(repaint)
    return () => {
      sizes?.disconnect()
      theme.disconnect()
      window.removeEventListener('resize', repaint)
      if (frame.current !== null) cancelAnimationFrame(frame.current)
      frame.current = null
    }
  }, [repaint])
  return canvasRef
}
