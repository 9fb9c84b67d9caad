import { useQuery } from '@tanstack/react-query'
import { Clapperboard, Command } from 'lucide-react'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { inboxQueries } from '@/queries/inbox.ts'
import { workspaceQueries } from '@/queries/workspaces.ts'
import { openShellWindow } from '@/ui/shellWindows.ts'
import { useTabCount } from '@/ui/useTabCount.ts'
import { BrandMark } from './BrandMark.tsx'
import { NavButton, NavItem } from './NavItem.tsx'
import { type NavEntry, navGroups } from './navEntries.ts'
import { ThemeMenu } from './ThemeMenu.tsx'
import { useNavEntries } from './useNavEntries.ts'
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx'

export function Navigation({ workspace, all }: { workspace: Workspace; all: readonly Workspace[] }) {
  const { data: version } = useQuery(workspaceQueries.version())
  const entries = useNavEntries(workspace.id)
  const waiting = useQuery(inboxQueries.waiting(workspace.id)).data?.waiting.length ?? 0
  useTabCount(waiting)
  const inGroup = (wanted: NavEntry['group']) => entries.filter(({ group }) => group === wanted)
  return (
    <nav
      aria-label="Main"
      className="flex min-h-0 flex-col gap-0.5 overflow-y-auto border-r border-line bg-surface-0 px-2.5 py-3"
    >
      <div className="flex items-center gap-[9px] px-2 pt-1 pb-3 font-semibold tracking-[-0.01em] max-[900px]:px-[7px]">
        <BrandMark />
        <span className="truncate max-[900px]:sr-only">Cloud Agents Console</span>
      </div>
      <WorkspaceSwitcher current={workspace} all={all} />
      {navGroups.map(({ group, title }) => (
        <NavSection key={group} title={title} workspace={workspace.id} entries={inGroup(group)} waiting={waiting} />
      ))}
      <div className="mt-auto flex flex-col gap-0.5 pt-4">
        <NavSection title={null} workspace={workspace.id} entries={inGroup('console')} waiting={waiting} />
        <ul>
          <NavItem to={paths.recordings} icon={<Clapperboard aria-hidden />} label="Recordings" />
        </ul>
        <NavButton icon={<Command aria-hidden />} label="Shortcuts" onClick={() => openShellWindow('shortcuts')} />
        <ThemeMenu />
        {version && (
          <p className="truncate px-[9px] pt-1 text-[11px] text-ink-3 max-[900px]:px-0 max-[900px]:text-center max-[900px]:text-tiny">
            <span className="max-[900px]:sr-only">Version </span>
            {version}
          </p>
        )}
      </div>
    </nav>
  )
}

interface NavSectionProps {
  title: string | null
  workspace: string
  entries: readonly NavEntry[]
  /** How many calls wait in the inbox. */
  waiting: number
}

function NavSection({ title, workspace, entries, waiting }: NavSectionProps) {
  if (entries.length === 0) return null
  return (
    <>
      {title && (
        <p className="px-[9px] pt-3.5 pb-1 text-mini text-ink-3 max-[900px]:mx-2 max-[900px]:my-2 max-[900px]:h-px max-[900px]:overflow-hidden max-[900px]:bg-line max-[900px]:p-0 max-[900px]:text-transparent">
          {title}
        </p>
      )}
      <ul aria-label={title ?? undefined} className="flex flex-col gap-0.5">
        {entries.map(({ path, label, icon: Icon }) => (
          <NavItem
            key={path}
            to={to(path, { workspace })}
            isExact={path === paths.overview}
            icon={<Icon aria-hidden />}
            label={label}
            waiting={path === paths.inbox ? waiting : 0}
          />
        ))}
      </ul>
    </>
  )
}
