import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { cn } from '@/lib/cn.ts'

export interface SideColumnProps {
  /** Name of what the column holds; the separator is named after it. */
  label: string
  /** Where the width is remembered. */
  storageKey: string
  defaultPx: number
  minPx: number
  maxPx: number
  /** Over the content instead of beside it: for windows without room for both. */
  isOverlay: boolean
  children: ReactNode
}

/** A column at the right edge whose width is changed by dragging its border, or by the arrow keys on it. */
export function SideColumn(props: SideColumnProps) {
  const { label, storageKey, defaultPx, minPx, maxPx, isOverlay, children } = props
  const [widthPx, setWidthPx] = useState(() => readWidth(storageKey) ?? defaultPx)
  const shownPx = Math.round(Math.min(maxPx, Math.max(minPx, widthPx)))

  const resize = (px: number) => {
    const next = Math.round(Math.min(maxPx, Math.max(minPx, px)))
    setWidthPx(next)
    rememberWidth(storageKey, next)
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture?.(event.pointerId)
    event.currentTarget.dataset.fromX = String(event.clientX + shownPx)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { fromX } = event.currentTarget.dataset
    if (fromX !== undefined) resize(Number(fromX) - event.clientX)
  }
  const stop = (event: PointerEvent<HTMLElement>) => {
    delete event.currentTarget.dataset.fromX
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const stepPx = event.shiftKey ? 64 : 16
    const widths: Record<string, number> = {
      ArrowLeft: shownPx + stepPx,
      ArrowRight: shownPx - stepPx,
      Home: minPx,
      End: maxPx,
    }
    const next = widths[event.key]
    if (next === undefined) return
    event.preventDefault()
    resize(next)
  }
  return (
    <div
      className={cn(
        'flex min-h-0 flex-none border-line border-l bg-surface-0',
        isOverlay ? 'absolute inset-y-0 right-0 z-20 max-w-[94%] shadow-2' : 'relative',
      )}
      style={{ width: shownPx }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved; this separator can */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={`Width of the ${label}`}
        aria-orientation="vertical"
        aria-valuenow={shownPx}
        aria-valuemin={minPx}
        aria-valuemax={maxPx}
        aria-valuetext={`${shownPx} pixels`}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={stop}
        onPointerCancel={stop}
        onDoubleClick={() => resize(defaultPx)}
        onKeyDown={onKeyDown}
        className="absolute inset-y-0 -left-1 z-10 w-[7px] cursor-col-resize touch-none hover:bg-focus/30 focus-visible:bg-focus/40"
      />
      <div className="min-h-0 min-w-0 flex-1">{children}</div>
    </div>
  )
}

function readWidth(key: string): number | null {
  try {
    return Number(localStorage.getItem(key)) || null
  } catch {
    return null // storage may be forbidden: the default will do
  }
}

function rememberWidth(key: string, widthPx: number): void {
  try {
    localStorage.setItem(key, String(widthPx))
  } catch {
    // As above: the width holds as long as the page.
  }
}
