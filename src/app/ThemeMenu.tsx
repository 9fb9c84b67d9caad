import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Menu, MenuChoice } from '@/ui/Menu.tsx'
import { NavButton } from './NavItem.tsx'
import { chooseTheme, readTheme, subscribeToTheme } from './theme.ts'

const themes = [
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
  { value: 'system', label: 'System', icon: <Monitor aria-hidden /> },
] as const

export function ThemeMenu() {
  const choice = useSyncExternalStore(subscribeToTheme, readTheme)
  const current = themes.find(({ value }) => value === choice)
  return (
    <Menu align="start" side="top" trigger={<NavButton icon={current?.icon} label={`Theme: ${current?.label}`} />}>
      <MenuChoice label="Theme" value={choice} options={themes} onChange={chooseTheme} />
    </Menu>
  )
}
