import { useQuery } from '@tanstack/react-query'
import { Bot, Box, LayoutDashboard, MessagesSquare } from 'lucide-react'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { workspaceQueries } from '@/queries/workspaces.ts'
import { BrandMark } from './BrandMark.tsx'
import { NavItem } from './NavItem.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx'

export function Navigation({ workspace, all }: { workspace: Workspace; all: readonly Workspace[] }) {
  const { data: version } = useQuery(workspaceQueries.version())
  const params = { workspace: workspace.id }
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
      <ul className="flex flex-col gap-0.5">
        <NavItem to={to(paths.overview, params)} isExact icon={<LayoutDashboard aria-hidden />} label="Overview" />
        <NavItem to={to(paths.sessions, params)} icon={<MessagesSquare aria-hidden />} label="Sessions" />
        <NavItem to={to(paths.agents, params)} icon={<Bot aria-hidden />} label="Agents" />
        <NavItem to={to(paths.environments, params)} icon={<Box aria-hidden />} label="Environments" />
      </ul>
      <div className="mt-auto flex flex-col gap-0.5 pt-4">
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
