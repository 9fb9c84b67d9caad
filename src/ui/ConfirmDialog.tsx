import { lazy, Suspense } from 'react'
import { patiently } from '@/lib/patiently.ts'
import type { ConfirmDialogProps } from './ConfirmWindow.tsx'
import { useWasTrue } from './useWasTrue.ts'
import { WindowBoundary } from './WindowBoundary.tsx'

// Fetched when the first question is asked, like Dialog.
const ConfirmWindow = lazy(patiently(async () => ({ default: (await import('./ConfirmWindow.tsx')).ConfirmWindow })))

/** Asks once before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const wasOpened = useWasTrue(props.isOpen)
  return (
    <WindowBoundary isOpen={props.isOpen} onClose={() => props.onOpenChange(false)}>
      <Suspense>{wasOpened && <ConfirmWindow {...props} />}</Suspense>
    </WindowBoundary>
  )
}
