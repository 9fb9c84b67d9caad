import { type ReactNode, useEffect, useRef } from 'react'

/** Keys that belong together, as the sheet of keys shows them. */
export interface ShortcutGroup {
  title: string
  bindings: readonly { keys: readonly string[]; label: string }[]
}

/** Something a page can do, for the palette. */
export interface PageAction {
  label: string
  /** What it is done to. */
  detail?: string
  icon?: ReactNode
  run: () => void
}

/** What a page, or a part of it, adds to the palette and to the sheet of keys while it is shown. */
export interface PageCommands {
  /** Heading of its actions in the palette. */
  title: string
  actions?: readonly PageAction[]
  shortcuts?: readonly ShortcutGroup[]
  /** Goes to the thing with this number, where the page numbers things; the palette reads "go to event 412". */
  goToNumber?: { noun: string; run: (number: number) => void }
}

const contributions = new Set<{ current: PageCommands }>()

/** Offers commands as long as the component is shown. They may change with every render. */
export function usePageCommands(commands: PageCommands): void {
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    contributions.add(latest)
    return () => void contributions.delete(latest)
  }, [])
}

/** What is offered at this moment. */
export const readPageCommands = (): readonly PageCommands[] => [...contributions].map(({ current }) => current)
