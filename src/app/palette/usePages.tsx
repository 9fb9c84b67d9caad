import { useNavigate } from 'react-router'
import { to } from '@/paths.ts'
import { useNavEntries } from '../useNavEntries.ts'
import type { PaletteItem } from './PaletteGroup.ts'
import { rememberRecent } from './recentItems.ts'

/** The pages of the navigation. */
export function usePages(workspace: string): PaletteItem[] {
  const navigate = useNavigate()
  return useNavEntries(workspace).map(({ label, path, icon: Icon }) => {
    const target = to(path, { workspace })
    return {
      id: `page ${path}`,
      label,
      icon: <Icon aria-hidden />,
      run: () => {
        rememberRecent(workspace, { label, to: target, noun: '' })
        void navigate(target)
      },
    }
  })
}
