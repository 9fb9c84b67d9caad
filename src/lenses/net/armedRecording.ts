import type { ResourceRef } from '@/domain/resourceRef.ts'

const keyOf = ({ workspace, id }: ResourceRef) => `console.net.${workspace}.${id}`

/** Id of the recording that stands ready for a session on stage, as this browser remembers it; null when none does. */
export function readArmed(session: ResourceRef): string | null {
  try {
    return localStorage.getItem(keyOf(session))
  } catch {
    return null // Storage is switched off: what is armed then lives as long as the page.
  }
}

export function keepArmed(session: ResourceRef, recordingId: string | null): void {
  try {
    if (recordingId === null) localStorage.removeItem(keyOf(session))
    else localStorage.setItem(keyOf(session), recordingId)
  } catch {
    // Storage is full or switched off; it is armed until the page is left.
  }
}
