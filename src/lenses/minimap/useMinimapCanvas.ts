import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { drawMinimap, type MinimapPicture } from './drawMinimap.ts'
import { type MinimapColours, readMinimapColours } from './minimapColours.ts'

/**
 * Keeps a canvas showing the picture: drawn at most once a frame, and only when the picture, the size, the theme or the
 * density of the screen changed.
 */
export function useMinimapCanvas(picture: MinimapPicture): RefObject<HTMLCanvasElement | null> {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const latest = useRef(picture)
  const frame = useRef<number | null>(null)
  const colours = useRef<MinimapColours | null>(null)

  const draw = useCallback(() => {
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
      drawMinimap(context, { width, height }, latest.current, colours.current)
    })
  }, [])

  useLayoutEffect(() => {
    latest.current = picture
    draw()
  }, [picture, draw])

  useEffect(() => {
    const canvas = canvasRef.current
    const repaint = () => {
      colours.current = null
      draw()
    }
    const sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(draw)
    if (canvas) sizes?.observe(canvas)
    const theme = new MutationObserver(repaint)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] })
    // Moving the window to a screen of another density changes the ratio, and always its size in pixels.
    window.addEventListener('resize', draw)
    // Labels drawn before the font was there are drawn again with it.
    void document.fonts?.ready.then(draw)
    return () => {
      sizes?.disconnect()
      theme.disconnect()
      window.removeEventListener('resize', draw)
      if (frame.current !== null) cancelAnimationFrame(frame.current)
      frame.current = null
    }
  }, [draw])
  return canvasRef
}
