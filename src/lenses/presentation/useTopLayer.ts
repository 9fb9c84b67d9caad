import { type RefObject, useEffect, useEffectEvent } from 'react'

/**
 * Puts a dialog over everything and, where the browser allows it, over the whole screen. Leaving fullscreen, which
 * Escape does without asking the page, ends both.
 */
export function useTopLayer(dialog: RefObject<HTMLDialogElement | null>, onLeave: () => void): void {
  const left = useEffectEvent(onLeave)
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    let wasFull = false
    const show = () => {
      element.close()
      element.showModal()
      // Not on the first button in it: the keys are the presenter's.
      element.focus()
    }
    const onChange = () => {
      const isFull = document.fullscreenElement !== null
      // What was made fullscreen lies above what was in the top layer before.
      if (isFull) show()
      else if (wasFull) left()
      wasFull = isFull
    }
    show()
    document.addEventListener('fullscreenchange', onChange)
    // A reload has no gesture behind it, and then the browser refuses.
    if (navigator.userActivation?.isActive) {
      document.documentElement.requestFullscreen?.().catch(() => undefined) // The window is stage enough.
    }
    return () => {
      document.removeEventListener('fullscreenchange', onChange)
      if (document.fullscreenElement) void document.exitFullscreen()
      element.close()
    }
  }, [dialog])
  // What had the focus may have left the stage, such as a question that was answered.
  useEffect(() => {
    if (document.activeElement === document.body) dialog.current?.focus()
  })
}
