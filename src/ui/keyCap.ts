/** The key that shortcuts with a modifier begin with: ⌘ on Apple's keyboards, Ctrl elsewhere. */
export const primaryKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl '

/** How a key is written for a reader. */
export function keyCap(key: string): string {
  if (key === 'Escape') return 'Esc'
  if (key === 'Enter') return '↵'
  return /^[A-Z]$/.test(key) ? `⇧ ${key}` : key
}
