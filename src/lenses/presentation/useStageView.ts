import { useState } from 'react'

/** What lies over the stage, and whether secrets are read: kept when the stage changes to the recording and back. */
export interface StageView {
  isMasked: boolean
  mask(isMasked: boolean): void
  cover: 'chapters' | 'black' | null
  coverWith(cover: StageView['cover']): void
}

export function useStageView(): StageView {
  const [isMasked, mask] = useState(true)
  const [cover, coverWith] = useState<StageView['cover']>(null)
  return { isMasked, mask, cover, coverWith }
}
