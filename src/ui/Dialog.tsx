import { lazy, Suspense } from 'react'
import { patiently } from '@/lib/patiently.ts'
import type { DialogProps } from './DialogWindow.tsx'
import { useWasTrue } from './useWasTrue.ts'
import { WindowBoundary } from './WindowBoundary.tsx'

// Radix's dialog is large and no page opens with one, so it is fetched when the first one opens.
const DialogWindow = lazy(patiently(async () => ({ default: (await import('./DialogWindow.tsx')).DialogWindow })))

/** A window over the page. It traps the focus and gives it back to what opened it. */
export function Dialog(props: DialogProps) {
  const wasOpened = useWasTrue(props.isOpen)
  return (
    <WindowBoundary isOpen={props.isOpen} onClose={() => props.onOpenChange(false)}>
      <Suspense>{wasOpened && <DialogWindow {...props} />}</Suspense>
    </WindowBoundary>
  )
}
