import { useCallback, useRef, useState } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'

export interface DraftText {
  text: string
  change(text: string): void
  /** Empties the field and keeps the text in storage: it is on its way, and not there yet. */
  lift(): void
  /** Forgets what was lifted and keeps what is in the field now. */
  settle(): void
}

/** The text being written to a session, kept over reloads until the session has taken it. */
export function useDraft({ workspace, id }: ResourceRef): DraftText {
  const key = `console.draft.${workspace}.${id}`
  const [text, setText] = useState(() => read(key))
  const current = useRef(text)
  const show = useCallback((next: string) => {
    current.current = next
    setText(next)
  }, [])
  const change = useCallback(
    (next: string) => {
      show(next)
      keep(key, next)
    },
    [key, show],
  )
  const lift = useCallback(() => show(''), [show])
  const settle = useCallback(() => keep(key, current.current), [key])
  return { text, change, lift, settle }
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return '' // storage is switched off: the draft lives as long as the page
  }
}

function keep(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // Storage is full or switched off; the text is still in the composer.
  }
}
