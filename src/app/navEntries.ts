import {
  BookOpen,
  Bot,
  Box,
  Brain,
  CalendarClock,
  Files,
  Inbox,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  MessagesSquare,
  ToggleLeft,
  Webhook,
} from 'lucide-react'
import type { CapabilityName } from '@/domain/capability.ts'
import { paths } from '@/paths.ts'

/** How the palette finds the things of a page. */
export interface NavItems {
  /** One of them, as in "Open agent". */
  noun: string
  /** The API's name of the list. */
  collection: string
  /** Their ids begin so. */
  prefix: string
  path: (typeof paths)[keyof typeof paths] & `/w/:workspace/${string}/:id`
  /** Where a new one is made; without it that is a dialog of the list. Sessions are made from anywhere. */
  newPath?: (typeof paths)[keyof typeof paths] & `/w/:workspace/${string}/new`
}

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
  /** The things the page lists, where each has a page of its own: the palette finds them by name and by id. */
  items?: NavItems
}

/** Every page of the navigation, in order: the navigation, the keys and the palette are made from it. */
export const navEntries: readonly NavEntry[] = [
  { label: 'Overview', path: paths.overview, icon: LayoutDashboard, group: 'main', key: 'o' },
  { label: 'Inbox', path: paths.inbox, icon: Inbox, group: 'main', key: 'i', needs: 'sessions' },
  {
    label: 'Sessions',
    path: paths.sessions,
    icon: MessagesSquare,
    group: 'main',
    key: 's',
    needs: 'sessions',
    items: { noun: 'session', collection: 'sessions', prefix: 'sess_', path: paths.session },
  },
  {
    label: 'Agents',
    path: paths.agents,
    icon: Bot,
    group: 'main',
    key: 'a',
    needs: 'agents',
    items: { noun: 'agent', collection: 'agents', prefix: 'agent_', path: paths.agent, newPath: paths.newAgent },
  },
  {
    label: 'Environments',
    path: paths.environments,
    icon: Box,
    group: 'main',
    key: 'v',
    needs: 'environments',
    items: {
      noun: 'environment',
      collection: 'environments',
      prefix: 'env_',
      path: paths.environment,
      newPath: paths.newEnvironment,
    },
  },
  {
    label: 'Files',
    path: paths.files,
    icon: Files,
    group: 'resources',
    key: 'f',
    needs: 'files',
    items: { noun: 'file', collection: 'files', prefix: 'file_', path: paths.file },
  },
  {
    label: 'Vaults',
    path: paths.vaults,
    icon: KeyRound,
    group: 'resources',
    key: 'u',
    needs: 'vaults',
    items: { noun: 'vault', collection: 'vaults', prefix: 'vault_', path: paths.vault },
  },
  {
    label: 'Skills',
    path: paths.skills,
    icon: BookOpen,
    group: 'resources',
    key: 'l',
    needs: 'skills',
    items: { noun: 'skill', collection: 'skills', prefix: 'skill_', path: paths.skill, newPath: paths.newSkill },
  },
  {
    label: 'Memory stores',
    path: paths.memoryStores,
    icon: Brain,
    group: 'resources',
    key: 'm',
    needs: 'memory_stores',
    items: { noun: 'memory store', collection: 'memory_stores', prefix: 'memstore_', path: paths.memoryStore },
  },
  {
    label: 'Deployments',
    path: paths.deployments,
    icon: CalendarClock,
    group: 'automation',
    key: 'd',
    needs: 'deployments',
    items: {
      noun: 'deployment',
      collection: 'deployments',
      prefix: 'dep_',
      path: paths.deployment,
      newPath: paths.newDeployment,
    },
  },
  {
    label: 'Webhooks',
    path: paths.webhooks,
    icon: Webhook,
    group: 'automation',
    key: 'w',
    needs: 'webhooks',
    items: {
      noun: 'webhook',
      collection: 'webhook_endpoints',
      prefix: 'whep_',
      path: paths.webhook,
      newPath: paths.newWebhook,
    },
  },
  { label: 'Capabilities', path: paths.capabilities, icon: ToggleLeft, group: 'console', key: 'c' },
]

/** Headings of the groups; null where none is needed. */
export const navGroups: readonly { group: NavGroup; title: string | null }[] = [
  { group: 'main', title: null },
  { group: 'resources', title: 'Resources' },
  { group: 'automation', title: 'Automation' },
]
