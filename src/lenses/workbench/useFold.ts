import { useState } from 'react'
import type { FoldLevel } from '@/lenses/transcript/foldLevel.ts'

const levels: readonly FoldLevel[] = ['all', 'calls', 'requests', 'turns']

/** How far the transcript is folded, and one step further or back. */
export function useFold(): { foldLevel: FoldLevel; fold: (step: 1 | -1) => void } {
  const [foldLevel, setFoldLevel] = useState<FoldLevel>('all')
  const fold = (step: 1 | -1) => setFoldLevel((level) => levels[levels.indexOf(level) + step] ?? level)
  return { foldLevel, fold }
}
