import { useEffect, useState } from 'react'

const counts = new Map<symbol, number>()
let stop: (() => void) | null = null

/**
 * Shows how many things wait in the name of the browser's tab: `(2) Fibonacci · …`. Pages name the tab whenever they
 * like; the count is put before each new name. Where several parts count, the largest is shown: they count the same.
 */
export function useTabCount(count: number): void {
  const [part] = useState(() => Symbol('part'))
  useEffect(() => {
    counts.set(part, count)
    show()
    return () => {
      counts.delete(part)
      show()
    }
  }, [part, count])
}

function show(): void {
  stop?.()
  const count = Math.max(0, ...counts.values())
  stop = count === 0 ? null : showInTitle(count)
}

function showInTitle(count: number): () => void {
  let name = ''
  let shown: string | null = null
  const write = () => {
    if (document.title === shown) return
    name = document.title
    shown = `(${count}) ${name}`
    document.title = shown
  }
  write()
  const observer = new MutationObserver(write)
  observer.observe(document.head, { childList: true, subtree: true, characterData: true })
  return () => {
    observer.disconnect()
    if (document.title === shown) document.title = name
  }
}
