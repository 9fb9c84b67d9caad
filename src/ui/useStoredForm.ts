import { useEffect, useMemo } from 'react'

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

/**
 * Keeps a changed form in this tab, so that an accidental reload loses nothing. Null means there is nothing to keep.
 * A large content is best memoised: it is written out only when it is another object.
 */
export function useStoredForm(key: string, content: unknown): void {
  const text = useMemo(() => (content === null ? null : JSON.stringify(content)), [content])
  useEffect(() => {
    if (text === null) return dropStoredForm(key)
    try {
      sessionStorage.setItem(key, text)
    } catch {
      // Blocked or full: the form still asks before the page is left.
    }
  }, [key, text])
}
