import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from './Menu.tsx'
import { usePageCommands } from './pageCommands.ts'

/** One thing that can be done. */
export interface MenuAction {
  label: string
  icon: ReactNode
  run: () => void
  isDangerous?: boolean
  isDisabled?: boolean
  /** Why it is disabled. */
  hint?: string | undefined
}

export interface ActionMenuProps {
  /** What the actions are done to. */
  name: string
  /** The dangerous ones stand last, behind a line. `false` is left out. */
  actions: readonly (MenuAction | false)[]
  /** On the page of one thing, what it is: the palette offers its actions as well. */
  pageOf?: string | undefined
}

/** What can be done to one thing, behind one button: in its row, or on its page. */
export function ActionMenu({ name, actions, pageOf }: ActionMenuProps) {
  const offered = actions.filter((action) => action !== false)
  const doable = pageOf === undefined ? [] : offered.filter(({ isDisabled }) => !isDisabled)
  usePageCommands({
    title: `Do with this ${pageOf}`,
    actions: doable.map(({ label, icon, run }) => ({ label, detail: name, icon, run })),
  })
  const item = ({ label, run, ...rest }: MenuAction) => (
    <MenuItem key={label} onSelect={run} {...rest}>
      {label}
    </MenuItem>
  )
  const dangerous = offered.filter(({ isDangerous }) => isDangerous)
  const harmless = offered.filter(({ isDangerous }) => !isDangerous)
  return (
    <Menu
      trigger={
        <IconButton
          label={`Actions for ${name}`}
          hasTooltip={false}
          tone={pageOf === undefined ? undefined : 'default'}
        >
          <Ellipsis />
        </IconButton>
      }
    >
      {harmless.map(item)}
      {harmless.length > 0 && dangerous.length > 0 && <MenuSeparator />}
      {dangerous.map(item)}
    </Menu>
  )
}
