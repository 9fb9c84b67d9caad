import { useRef } from 'react'
import { focusHeading } from './focusHeading.ts'

/**
 * Gives the focus back to what had it when a dialog opened. Radix does so only for dialogs with a trigger of their
 * own; ours are opened by menus, links and answers.
 */
export function useReturnFocus() {
  const opener = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      const element = opener.current
      if (element instanceof HTMLElement && element.isConnected && element !== document.body) element.focus()
      else focusHeading()
    },
  }
}
