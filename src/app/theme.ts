/** What somebody chose; `system` follows the computer. The same rule runs before the first paint in public/theme.js. */
export type ThemeChoice = 'light' | 'dark' | 'system'

const storageKey = 'console.theme'
const prefersDark = () => matchMedia('(prefers-color-scheme: dark)')
let watched: MediaQueryList | null = null
const listeners = new Set<() => void>()

/** What is used when the browser refuses to store anything. */
let unstored: ThemeChoice = 'system'

export function readTheme(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return unstored
  }
}

export function chooseTheme(choice: ThemeChoice): void {
  unstored = choice
  try {
    if (choice === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, choice)
  } catch {
    // Storage is blocked: the choice holds until the tab closes.
  }
  applyTheme()
}

function applyTheme(): void {
  const choice = readTheme()
  const isDark = choice === 'dark' || (choice === 'system' && prefersDark().matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

/** Keeps the page in step with the system and with other tabs, from the first subscriber to the last. */
export function subscribeToTheme(listener: () => void): () => void {
  if (listeners.size === 0) {
    watched = prefersDark()
    watched.addEventListener('change', applyTheme)
    window.addEventListener('storage', applyTheme)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    watched?.removeEventListener('change', applyTheme)
    window.removeEventListener('storage', applyTheme)
  }
}
