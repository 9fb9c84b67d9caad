import { useQueries } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { newSessionSearch, to } from '@/paths.ts'
import { namedItemQueries } from '@/queries/namedItems.ts'
import type { NavEntry } from '../navEntries.ts'
import { useNavEntries } from '../useNavEntries.ts'
import type { PaletteGroup, PaletteItem } from './PaletteGroup.ts'
import { readWish } from './readWish.ts'
import { rememberRecent } from './recentItems.ts'

export interface Found {
  groups: PaletteGroup[]
  /** Things to do with what was found. */
  actions: PaletteItem[]
  isSearching: boolean
  /** What could not be searched, or not to the end, in sentences. */
  notes: string[]
  retry: () => void
}

const shown = 6

/** What the workspace holds under this name or id. Nothing is searched for an empty text. */
export function useFoundItems(workspace: Workspace, text: string): Found {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const entries = useNavEntries(workspace.id).filter(hasItems)
  const wanted = text.trim().toLowerCase()
  const wish = readWish(text)
  const queries = useQueries({
    queries: entries.map(({ items }) => ({
      ...namedItemQueries.find(workspace.id, items.collection, wanted),
      enabled: wanted !== '' && wish.id === null,
    })),
  })

  const open = ({ items }: WithItems, id: string, name: string) => {
    const target = to(items.path, { workspace: workspace.id, id })
    rememberRecent(workspace.id, { label: name, to: target, noun: items.noun })
    void navigate(target)
  }
  const start = (agentId: string) => void navigate({ search: newSessionSearch(search, agentId) })

  const byId = wish.id ? entries.filter(({ items }) => items.prefix === wish.id?.prefix) : []
  const idGroup: PaletteGroup = {
    title: 'Open by id',
    // An id of a kind nobody here knows may belong to any list.
    items: (byId.length > 0 || !wish.id ? byId : entries).map((entry) => ({
      id: `id ${entry.items.collection}`,
      label: byId.length > 0 ? `Open ${entry.items.noun}` : `Open as ${entry.items.noun}`,
      detail: wish.id?.text ?? '',
      icon: <entry.icon aria-hidden />,
      run: () => wish.id && open(entry, wish.id.text, wish.id.text),
    })),
  }
  const groups = entries.map((entry, index): PaletteGroup => {
    const found = queries[index]?.data?.items.slice(0, shown) ?? []
    return {
      title: entry.label,
      items: found.map(({ id, name, detail, status }) => ({
        id: `${entry.items.collection} ${id}`,
        label: name,
        detail,
        status,
        icon: <entry.icon aria-hidden />,
        run: () => open(entry, id, name),
        ...(entry.items.collection === 'agents' && !workspace.isReadOnly
          ? { other: { label: 'start session', run: () => start(id) } }
          : {}),
      })),
    }
  })
  const agents = queries[entries.findIndex(({ items }) => items.collection === 'agents')]?.data?.items ?? []
  return {
    groups: [idGroup, ...groups],
    actions: workspace.isReadOnly
      ? []
      : agents.slice(0, 3).map(({ id, name }) => ({
          id: `start ${id}`,
          label: `Start a session with ${name}`,
          icon: <Play aria-hidden />,
          run: () => start(id),
        })),
    isSearching: queries.some(({ isLoading }) => isLoading),
    notes: entries.flatMap((entry, index) => sayLimits(entry, queries[index])),
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch()
    },
  }
}

type WithItems = NavEntry & Required<Pick<NavEntry, 'items'>>

const hasItems = (entry: NavEntry): entry is WithItems => entry.items !== undefined

interface Search {
  data?: { hasMore: boolean; looked: number; items: readonly unknown[] } | undefined
  error: Error | null
}

function sayLimits({ label }: NavEntry, search: Search | undefined): string[] {
  if (search?.error) return [`${label} could not be searched. ${search.error.message}`]
  const { data } = search ?? {}
  if (!data?.hasMore || data.items.length >= shown) return []
  return [`Only the newest ${data.looked} of ${label.toLowerCase()} were looked through; older ones open by their id.`]
}
