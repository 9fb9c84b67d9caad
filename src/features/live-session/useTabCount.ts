import { useEffect } from 'react'

/**
 * Shows how many things wait in the name of the browser's tab: `(2) Fibonacci · …`. The page names the tab whenever it
 * likes; the count is put before each new name, and goes with the component.
 */
export function useTabCount(count: number): void {
  useEffect(() => {
    if (count === 0) return
    let name = ''
    let shown: string | null = null
    const show = () => {
      if (document.title === shown) return
      name = document.title
      shown = `(${count}) ${name}`
      document.title = shown
    }
    show()
    const observer = new MutationObserver(show)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      if (document.title === shown) document.title = name
    }
  }, [count])
}
