import { useState } from 'react'
import { useMediaQuery } from '@/ui/useMediaQuery.ts'

/** Below this width the transcript and the inspector have no room side by side. */
const narrow = '(max-width: 1099px)'

/** Whether the inspector is open: at first where there is room for it; then as it was left in this window. */
export function useInspectorOpen(): { isOpen: boolean; isOverlay: boolean; setOpen: (isOpen: boolean) => void } {
  const isOverlay = useMediaQuery(narrow)
  const [isOpenWide, setOpenWide] = useState(() => readIsOpen())
  const [isOpenNarrow, setOpenNarrow] = useState(false)
  return {
    isOpen: isOverlay ? isOpenNarrow : isOpenWide,
    isOverlay,
    setOpen(isOpen) {
      if (isOverlay) {
        setOpenNarrow(isOpen)
      } else {
        setOpenWide(isOpen)
        rememberIsOpen(isOpen)
      }
    },
  }
}

const storageKey = 'console.inspector'

function readIsOpen(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'closed'
  } catch {
    return true // storage may be forbidden: it opens, as for everybody at first
  }
}

function rememberIsOpen(isOpen: boolean): void {
  try {
    if (isOpen) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'closed')
  } catch {
    // As above: the choice holds as long as the page.
  }
}
