import { type RefObject, useEffect } from 'react'
import { useLocation } from 'react-router'

const positions = new Map<string, number>()

/** Brings a scroll container back to where it was when somebody returns by Back or Forward. */
export function useScrollMemory(container: RefObject<HTMLElement | null>, isReady: boolean): void {
  const { key } = useLocation()
  useEffect(() => {
    const element = container.current
    if (!element || !isReady) return
    element.scrollTop = positions.get(key) ?? 0
    const remember = () => positions.set(key, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [container, key, isReady])
}
