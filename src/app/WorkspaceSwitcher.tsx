import { ChevronDown } from 'lucide-react'
import { useLocation, useNavigate } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { Menu, MenuChoice, MenuLabel } from '@/ui/Menu.tsx'
import { samePlaceIn } from './samePlaceIn.ts'

const colors = new Set(['message', 'tool', 'wait', 'error', 'thinking', 'span'])

function Swatch({ color }: { color: string }) {
  const background = `var(--k-${colors.has(color) ? color : 'span'})`
  return <span aria-hidden style={{ background }} className="size-2 shrink-0 rounded-[2px]" />
}

/** Which cloud we look at, always in sight, so that production is never mistaken for a playground. */
export function WorkspaceSwitcher({ current, all }: { current: Workspace; all: readonly Workspace[] }) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const kind = current.kind === 'embedded' ? 'embedded cloud' : 'Qoder Cloud'
  const trigger = (
    <button
      type="button"
      aria-label={`Workspace ${current.name}`}
      title={current.description}
      className="mb-2.5 flex w-full items-center gap-2 rounded-2 border border-line bg-surface-1 px-[9px] py-[7px] text-left shadow-1 hover:bg-surface-2 max-[900px]:h-[34px] max-[900px]:w-[34px] max-[900px]:justify-center max-[900px]:px-0"
    >
      <Swatch color={current.color} />
      <span className="min-w-0 flex-1 max-[900px]:hidden">
        <span className="block truncate leading-[1.3] font-medium">{current.name}</span>
        <span className="block truncate text-[11px] leading-[1.2] text-ink-3">
          {current.isReadOnly ? `${kind}, read-only` : kind}
        </span>
      </span>
      <ChevronDown aria-hidden strokeWidth={1.75} className="size-[15px] shrink-0 text-ink-3 max-[900px]:hidden" />
    </button>
  )
  return (
    <Menu align="start" trigger={trigger}>
      <MenuLabel>Workspaces</MenuLabel>
      <MenuChoice
        label="Workspaces"
        value={current.id}
        options={all.map((workspace) => ({
          value: workspace.id,
          icon: <Swatch color={workspace.color} />,
          label: (
            <>
              <span className="block truncate font-medium">{workspace.name}</span>
              <span className="block text-mini text-ink-3">{workspace.description}</span>
            </>
          ),
        }))}
        onChange={(id) => void navigate(samePlaceIn(id, pathname))}
      />
    </Menu>
  )
}
