/** What stands on one side of a comparison. */
export type SideRef = { kind: 'session' | 'recording'; id: string }

const recordingPrefix = 'recording:'

/** Reads a side as the address names it; null when it names none. */
export function readSideRef(text: string | null): SideRef | null {
  if (!text) return null
  if (!text.startsWith(recordingPrefix)) return { kind: 'session', id: text }
  const id = text.slice(recordingPrefix.length)
  return id === '' ? null : { kind: 'recording', id }
}

export const writeSideRef = ({ kind, id }: SideRef): string => (kind === 'recording' ? recordingPrefix + id : id)
