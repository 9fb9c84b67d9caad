import { Target } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { SendEvents } from '@/lenses/answers/SendEvents.ts'
import { patiently } from '@/lib/patiently.ts'
import { Button } from '@/ui/Button.tsx'
import { WindowBoundary } from '@/ui/WindowBoundary.tsx'

const OutcomeDialog = lazy(patiently(async () => ({ default: (await import('./OutcomeDialog.tsx')).OutcomeDialog })))

/** Opens the window in which an outcome is defined. */
export function OutcomeButton({ isDisabled, send }: { isDisabled: boolean; send: SendEvents }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button tone="ghost" aria-haspopup="dialog" disabled={isDisabled} onClick={() => setIsOpen(true)}>
        <Target aria-hidden="true" />
        Define outcome
      </Button>
      {isOpen && (
        <WindowBoundary isOpen onClose={() => setIsOpen(false)}>
          <Suspense>
            <OutcomeDialog send={send} onClose={() => setIsOpen(false)} />
          </Suspense>
        </WindowBoundary>
      )}
    </>
  )
}
