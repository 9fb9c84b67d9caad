import { CornerDownRight, History } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { readPageCommands } from '@/ui/pageCommands.ts'
import { matching, type PaletteGroup, type PaletteItem } from './PaletteGroup.ts'
import { readWish } from './readWish.ts'
import { readRecent, rememberRecent } from './recentItems.ts'
import { useActions } from './useActions.tsx'
import { type Found, useFoundItems } from './useFoundItems.tsx'
import { usePages } from './usePages.tsx'

export interface PaletteContent extends Pick<Found, 'isSearching' | 'notes' | 'retry'> {
  groups: readonly PaletteGroup[]
}

/** Everything the palette offers for a text. `settled` is the text a moment later, when the typing rests. */
export function usePaletteGroups(
  workspace: Workspace,
  all: readonly Workspace[],
  text: string,
  settled: string,
): PaletteContent {
  const navigate = useNavigate()
  const [commands] = useState(readPageCommands)
  const [recent] = useState(() => readRecent(workspace.id))
  const pages = usePages(workspace.id)
  const actions = useActions(workspace, all)
  const found = useFoundItems(workspace, settled)

  const recentItems: PaletteItem[] = recent.map(({ label, to, noun }) => ({
    id: `recent ${to}`,
    label,
    detail: noun,
    icon: <History aria-hidden />,
    run: () => {
      rememberRecent(workspace.id, { label, to, noun })
      void navigate(to)
    },
  }))
  const { number } = readWish(text)
  const ofPage = commands.map(({ title, actions: offered = [], goToNumber }): PaletteGroup => {
    const items = offered.map((action) => ({ id: `page does ${action.label}`, ...action }))
    if (number === null || !goToNumber) return { title, items: matching(items, text) }
    const label = `Go to ${goToNumber.noun} ${number}`
    const go = { id: 'go to number', label, icon: <CornerDownRight aria-hidden />, run: () => goToNumber.run(number) }
    return { title, items: [go] }
  })
  const isEmpty = text.trim() === ''
  const groups: PaletteGroup[] = isEmpty
    ? [
        { title: 'Recent', items: recentItems },
        ...ofPage,
        { title: 'Pages', items: pages },
        { title: 'Actions', items: actions },
      ]
    : [
        ...(number === null ? [] : ofPage),
        { title: 'Pages', items: matching(pages, text) },
        ...found.groups,
        ...(number === null ? ofPage : []),
        { title: 'Actions', items: [...found.actions, ...matching(actions, text)] },
      ]
  return { ...found, groups: joined(groups).filter(({ items }) => items.length > 0) }
}

/** Parts of a page may add to one heading. */
function joined(groups: readonly PaletteGroup[]): PaletteGroup[] {
  const byTitle = new Map<string, PaletteItem[]>()
  for (const { title, items } of groups) byTitle.set(title, [...(byTitle.get(title) ?? []), ...items])
  return [...byTitle].map(([title, items]) => ({ title, items }))
}
