import { useSyncExternalStore } from 'react'

/** How much larger than at 1440 × 900 everything is, so that a wall shows what a laptop shows. */
export function useStageScale(): number {
  return useSyncExternalStore(subscribe, () => Math.min(window.innerWidth / 1440, window.innerHeight / 900) || 1)
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}
