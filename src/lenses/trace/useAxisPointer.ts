import { type RefObject, useCallback, useEffect, useEffectEvent, useRef } from 'react'
import type { Axis } from './useAxis.ts'

const dragFromPx = 4
const lineFactorPx = 16

/**
 * Wheel and drag over the bars. A wheel with ctrl or ⌘ (a pinch says ctrl) zooms at the pointer; sideways or with shift
 * it moves the axis; else it scrolls the rows as anywhere. A drag moves the axis.
 */
export function useAxisPointer(
  area: RefObject<HTMLElement | null>,
  axisBox: RefObject<HTMLElement | null>,
  axis: Axis,
) {
  const isDragged = useRef(false)
  const onWheel = useEffectEvent((event: WheelEvent) => {
    const box = axisBox.current?.getBoundingClientRect()
    if (!box || box.width === 0) return
    const scale = event.deltaMode === 0 ? 1 : lineFactorPx
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)
    if (event.ctrlKey || event.metaKey) {
      const fraction = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
      axis.zoom(fraction, Math.exp((-event.deltaY * scale) / 200))
    } else if (isSideways) {
      axis.pan(((event.deltaX || event.deltaY) * scale) / box.width)
    } else {
      return
    }
    event.preventDefault()
  })
  const drag = useRef<{ begunPx: number; fromPx: number } | null>(null)
  const onPointerDown = useEffectEvent(({ button, clientX }: PointerEvent) => {
    const left = axisBox.current?.getBoundingClientRect().left ?? Number.POSITIVE_INFINITY
    isDragged.current = false
    drag.current = button === 0 && clientX >= left ? { begunPx: clientX, fromPx: clientX } : null
  })
  const onPointerMove = useEffectEvent(({ clientX }: PointerEvent) => {
    const width = axisBox.current?.getBoundingClientRect().width ?? 0
    if (!drag.current || width === 0) return
    const { begunPx, fromPx } = drag.current
    if (!isDragged.current && Math.abs(clientX - begunPx) < dragFromPx) return
    isDragged.current = true
    axis.pan((fromPx - clientX) / width)
    drag.current.fromPx = clientX
  })

  useEffect(() => {
    const element = area.current
    if (!element) return
    const stop = new AbortController()
    const { signal } = stop
    const end = () => {
      drag.current = null
    }
    // React listens to wheels passively, and a passive listener cannot keep the page from zooming.
    element.addEventListener('wheel', (event) => onWheel(event), { passive: false, signal })
    element.addEventListener('pointerdown', (event) => onPointerDown(event), { signal })
    window.addEventListener('pointermove', (event) => onPointerMove(event), { signal })
    window.addEventListener('pointerup', end, { signal })
    window.addEventListener('pointercancel', end, { signal })
    return () => stop.abort()
  }, [area])

  /** Whether the click that comes now ends a drag. */
  return { isDragged: useCallback(() => isDragged.current, []) }
}
