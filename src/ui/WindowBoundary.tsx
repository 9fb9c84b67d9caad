import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { PartBoundary } from './PartBoundary.tsx'

interface WindowBoundaryProps {
  isOpen: boolean
  onClose: () => void
  children: ReactNode
}

/** Around a window whose code is fetched late: when it cannot be shown, the page below stays as it is. */
export function WindowBoundary({ isOpen, onClose, children }: WindowBoundaryProps) {
  return (
    <PartBoundary name="This window" instead={isOpen ? <MissingWindow onClose={onClose} /> : null}>
      {children}
    </PartBoundary>
  )
}

/** Says at the bottom of the page that a window cannot be shown, and leaves it to the reader when to reload. */
export function MissingWindow({ onClose }: { onClose: () => void }) {
  return (
    <div
      role="alert"
      className="fixed bottom-4 left-1/2 z-50 flex w-max max-w-[calc(100vw-32px)] -translate-x-1/2 flex-wrap items-center gap-2 rounded-3 border border-line bg-surface-1 px-3 py-2.5 text-base text-ink shadow-2"
    >
      <p>
        <span className="text-k-error">This window cannot be shown.</span> Reload the page for it, once what you typed
        is saved.
      </p>
      <Button onClick={() => window.location.reload()}>Reload</Button>
      <Button tone="ghost" onClick={onClose}>
        Dismiss
      </Button>
    </div>
  )
}
