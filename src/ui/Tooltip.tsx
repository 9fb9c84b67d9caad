import { cloneElement, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react'

export interface TooltipProps {
  text: string
  children: ReactElement<{ 'data-tooltip'?: string }>
}

/** A hint on hover and keyboard focus. What it says is never the only way to learn it. */
export function Tooltip({ text, children }: TooltipProps) {
  return cloneElement(children, { 'data-tooltip': text })
}

interface Shown {
  text: string
  left: number
  top: number
  isBelow: boolean
}

const gapPx = 6

/** Draws the tooltips of everything inside, one at a time. Mounted once. */
export function TooltipProvider({ delayMs = 400, children }: { delayMs?: number; children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const hide = () => {
      clearTimeout(timer.current)
      setShown(null)
    }
    const show = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tooltip]') : null
      hide()
      if (!target || (event.type === 'focusin' && !target.matches(':focus-visible'))) return
      timer.current = setTimeout(() => setShown(placeAt(target)), delayMs)
    }
    const events = [
      ['pointerover', show],
      ['focusin', show],
      ['focusout', hide],
      ['pointerdown', hide],
      ['keydown', hide],
      ['scroll', hide],
    ] as const
    for (const [name, listener] of events) document.addEventListener(name, listener, true)
    return () => {
      hide()
      for (const [name, listener] of events) document.removeEventListener(name, listener, true)
    }
  }, [delayMs])

  return (
    <>
      {children}
      {shown && (
        <div
          role="tooltip"
          aria-hidden
          style={{ left: shown.left, top: shown.top }}
          className={`pointer-events-none fixed z-[60] max-w-72 -translate-x-1/2 rounded-2 bg-ink px-2 py-1 text-small text-surface-1 shadow-2 ${shown.isBelow ? '' : '-translate-y-full'}`}
        >
          {shown.text}
        </div>
      )}
    </>
  )
}

/** Above the element, or below where there is no room; kept inside the window sideways. */
function placeAt(element: HTMLElement): Shown | null {
  const text = element.dataset.tooltip
  if (!text || !element.isConnected) return null
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const halfWidth = Math.min(text.length * 3.5 + 10, 146)
  const middle = Math.min(Math.max((left + right) / 2, halfWidth), window.innerWidth - halfWidth)
  const isBelow = top < 40
  return { text, left: middle, top: isBelow ? bottom + gapPx : top - gapPx, isBelow }
}
