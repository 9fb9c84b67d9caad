import { beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseTheme, readTheme, subscribeToTheme } from './theme.ts'

/** The system's preference, which a test can change while somebody listens. */
function systemPrefers(isDark: boolean) {
  const listeners = new Set<() => void>()
  const query = {
    matches: isDark,
    addEventListener: (_name: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => listeners.delete(listener),
  }
  vi.stubGlobal('matchMedia', () => query)
  return (next: boolean) => {
    query.matches = next
    for (const listener of listeners) listener()
  }
}
const shown = () => document.documentElement.dataset.theme

describe('the theme', () => {
  beforeEach(() => localStorage.clear())

  it('is what was chosen, and is remembered', () => {
    systemPrefers(false)
    chooseTheme('dark')
    expect(shown()).toBe('dark')
    expect(localStorage.getItem('console.theme')).toBe('dark')
    expect(readTheme()).toBe('dark')
  })

  it('follows the system when nothing was chosen, also when the system changes', () => {
    const change = systemPrefers(true)
    chooseTheme('system')
    expect(shown()).toBe('dark')
    expect(localStorage.getItem('console.theme')).toBeNull()
    const stop = subscribeToTheme(() => undefined)
    change(false)
    expect(shown()).toBe('light')
    stop()
    change(true)
    expect(shown()).toBe('light')
  })

  it('takes a stored word it does not know for no choice', () => {
    localStorage.setItem('console.theme', 'sepia')
    expect(readTheme()).toBe('system')
  })
})
