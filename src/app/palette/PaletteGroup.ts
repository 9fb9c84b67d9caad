import type { ReactNode } from 'react'

/** One line of the palette. */
export interface PaletteItem {
  /** Unique among all lines. */
  id: string
  label: string
  /** Behind the label, quieter. */
  detail?: string
  icon?: ReactNode
  /** A session's status. */
  status?: string | null
  run: () => void
  /** What Enter with the primary key does instead. */
  other?: { label: string; run: () => void }
}

export interface PaletteGroup {
  title: string
  items: readonly PaletteItem[]
}

/** Those whose words contain every word of the text, in any order. */
export function matching(items: readonly PaletteItem[], text: string): PaletteItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return items.filter(({ label, detail = '' }) => {
    const said = `${label} ${detail}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
}
