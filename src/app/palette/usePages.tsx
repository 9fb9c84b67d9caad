import { Clapperboard, GitCompareArrows, type LucideIcon } from 'lucide-react'
import { useNavigate } from 'react-router'
import { paths, to } from '@/paths.ts'
import { useNavEntries } from '../useNavEntries.ts'
import type { PaletteItem } from './PaletteGroup.ts'
import { rememberRecent } from './recentItems.ts'

/** The pages of the navigation, and those that are reached from others. */
export function usePages(workspace: string): PaletteItem[] {
  const navigate = useNavigate()
  const page = (label: string, Icon: LucideIcon, target: string): PaletteItem => ({
    id: `page ${target}`,
    label,
    icon: <Icon aria-hidden />,
    run: () => {
      rememberRecent(workspace, { label, to: target, noun: '' })
      void navigate(target)
    },
  })
  return [
    ...useNavEntries(workspace).map(({ label, path, icon }) => page(label, icon, to(path, { workspace }))),
    page('Compare sessions', GitCompareArrows, to(paths.compare, { workspace })),
    page('Recordings', Clapperboard, paths.recordings),
  ]
}
