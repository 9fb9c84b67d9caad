import { Bot, Box, LayoutDashboard, type LucideIcon, MessagesSquare, ToggleLeft } from 'lucide-react'
import type { CapabilityName } from '@/domain/capability.ts'
import { paths } from '@/paths.ts'

export type NavGroup = 'main' | 'resources' | 'automation' | 'console'

/** A page that can be gone to from anywhere in a workspace. */
export interface NavEntry {
  label: string
  path: (typeof paths)[keyof typeof paths] & `/w/:workspace${string}`
  icon: LucideIcon
  group: NavGroup
  /** The key after `g`. Not `n`, `j` or `k`: those do something by themselves. */
  key: string
  /** The part of the API the page is made of: where a server lacks it, the entry is not shown. */
  needs?: CapabilityName
}

/** Every page of the navigation, in order: the navigation, the keys and the palette are made from it. */
export const navEntries: readonly NavEntry[] = [
  { label: 'Overview', path: paths.overview, icon: LayoutDashboard, group: 'main', key: 'o' },
  { label: 'Sessions', path: paths.sessions, icon: MessagesSquare, group: 'main', key: 's', needs: 'sessions' },
  { label: 'Agents', path: paths.agents, icon: Bot, group: 'main', key: 'a', needs: 'agents' },
  { label: 'Environments', path: paths.environments, icon: Box, group: 'main', key: 'v', needs: 'environments' },
  { label: 'Capabilities', path: paths.capabilities, icon: ToggleLeft, group: 'console', key: 'c' },
]

/** Headings of the groups; null where none is needed. */
export const navGroups: readonly { group: NavGroup; title: string | null }[] = [
  { group: 'main', title: null },
  { group: 'resources', title: 'Resources' },
  { group: 'automation', title: 'Automation' },
]
