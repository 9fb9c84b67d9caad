import { Keyboard, Link2, Monitor, Moon, Play, Replace, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { newSessionSearch, paths, to } from '@/paths.ts'
import { notify, notifyFailure } from '@/ui/notify.ts'
import { openShellWindow } from '@/ui/shellWindows.ts'
import { setSingleKeys, useSingleKeys } from '@/ui/singleKeys.ts'
import { newParam } from '@/ui/useNewParam.ts'
import { samePlaceIn } from '../samePlaceIn.ts'
import { chooseTheme, readTheme, subscribeToTheme } from '../theme.ts'
import { useNavEntries } from '../useNavEntries.ts'
import type { PaletteItem } from './PaletteGroup.ts'

/** What can be done from any page. In a read-only workspace nothing that changes it. */
export function useActions(workspace: Workspace, all: readonly Workspace[]): PaletteItem[] {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  const theme = useSyncExternalStore(subscribeToTheme, readTheme)
  const areKeysOn = useSingleKeys()
  const entries = useNavEntries(workspace.id)
  const action = (label: string, icon: ReactNode, run: () => void): PaletteItem => ({
    id: `do ${label}`,
    label,
    icon,
    run,
  })
  const params = { workspace: workspace.id }

  const changing = entries.flatMap(({ path, icon: Icon, items }) => {
    if (!items) return []
    if (path === paths.sessions)
      return action('New session', <Play aria-hidden />, () => void navigate({ search: newSessionSearch(search) }))
    if (path === paths.files)
      return action('Upload a file', <Icon aria-hidden />, () => void navigate(to(path, params)))
    const address = items.newPath ? to(items.newPath, params) : `${to(path, params)}?${newParam}`
    return action(`New ${items.noun}`, <Icon aria-hidden />, () => void navigate(address))
  })
  const themes = [
    theme !== 'light' && action('Switch to light theme', <Sun aria-hidden />, () => chooseTheme('light')),
    theme !== 'dark' && action('Switch to dark theme', <Moon aria-hidden />, () => chooseTheme('dark')),
    theme !== 'system' &&
      action('Follow the theme of the system', <Monitor aria-hidden />, () => chooseTheme('system')),
  ]
  return [
    ...(workspace.isReadOnly ? [] : changing),
    ...themes,
    action('Copy link to this page', <Link2 aria-hidden />, () => void copyLink()),
    action('Keyboard shortcuts', <Keyboard aria-hidden />, () => openShellWindow('shortcuts')),
    action(areKeysOn ? 'Turn single-key shortcuts off' : 'Turn single-key shortcuts on', <Keyboard aria-hidden />, () =>
      setSingleKeys(!areKeysOn),
    ),
    ...all
      .filter(({ id }) => id !== workspace.id)
      .map(({ id, name }) =>
        action(`Switch to workspace ${name}`, <Replace aria-hidden />, () => void navigate(samePlaceIn(id, pathname))),
      ),
  ].filter((one) => one !== false)
}

async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href)
    notify('Link copied.')
  } catch {
    notifyFailure('The browser does not allow copying here. Copy the address instead.')
  }
}
