import { type RefObject, useEffect } from 'react'
import { useBlocker } from 'react-router'
import { ConfirmDialog } from './ConfirmDialog.tsx'

export interface UnsavedGuardProps {
  isDirty: boolean
  /** Set to true just before a navigation that follows a successful save. */
  mayLeave: RefObject<boolean>
  /** Somebody leaves and gives the changes up. */
  onDiscard: () => void
}

/** Asks before unsaved changes are left behind, by a link or by closing the tab. */
export function UnsavedGuard({ isDirty, mayLeave, onDiscard }: UnsavedGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && !mayLeave.current && currentLocation.pathname !== nextLocation.pathname,
  )

  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])

  const leave = async () => {
    onDiscard()
    blocker.proceed?.()
  }
  return (
    <ConfirmDialog
      isOpen={blocker.state === 'blocked'}
      onOpenChange={(isOpen) => {
        if (!isOpen && blocker.state === 'blocked') blocker.reset()
      }}
      title="Leave without saving?"
      confirmLabel="Leave without saving"
      isDangerous
      onConfirm={leave}
    >
      <p>What you changed on this page is not saved yet and would be lost.</p>
    </ConfirmDialog>
  )
}
