import { useEffect } from 'react'

/** What a form held when its tab was last reloaded; null when there is nothing, or nothing readable. */
export function readStoredForm(key: string): unknown {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? null : JSON.parse(text)
  } catch {
    // Blocked storage or a broken draft: the form starts from what the server has.
    return null
  }
}

export function dropStoredForm(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Blocked storage holds nothing.
  }
}

/** Keeps a changed form in this tab, so that an accidental reload loses nothing. Null means there is nothing to keep. */
export function useStoredForm(key: string, content: unknown): void {
  const text = content === null ? null : JSON.stringify(content)
  useEffect(() => {
    if (text === null) return dropStoredForm(key)
    try {
      sessionStorage.setItem(key, text)
    } catch {
      // Blocked or full: the form still asks before the page is left.
    }
  }, [key, text])
}
