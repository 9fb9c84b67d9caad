import { CodeXml, Ellipsis } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ApiRequest } from '@/lib/requestCode.ts'
import { IconButton } from './IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from './Menu.tsx'
import { usePageCommands } from './pageCommands.ts'
import { RequestsDialog } from './RequestsDialog.tsx'

/** One thing that can be done. */
export interface MenuAction {
  label: string
  icon: ReactNode
  run: () => void
  isDangerous?: boolean
  isDisabled?: boolean
  /** Why it is disabled. */
  hint?: string | undefined
  /** What it sends at once. Actions that ask first show their request where they ask. */
  request?: ApiRequest
}

export interface ActionMenuProps {
  /** What the actions are done to. */
  name: string
  /** The dangerous ones stand last, behind a line. `false` is left out. */
  actions: readonly (MenuAction | false)[]
  /** On the page of one thing, what it is: the palette offers its actions as well. */
  pageOf?: string | undefined
  /** Address of the API, for the requests of the actions; null when only whoever runs them knows it. */
  baseUrl?: string | null
}

/** What can be done to one thing, behind one button: in its row, or on its page. */
export function ActionMenu({ name, actions, pageOf, baseUrl = null }: ActionMenuProps) {
  const [isAsked, setIsAsked] = useState(false)
  const offered = actions.filter((action) => action !== false)
  const doable = pageOf === undefined ? [] : offered.filter(({ isDisabled }) => !isDisabled)
  usePageCommands({
    title: `Do with this ${pageOf}`,
    actions: doable.map(({ label, icon, run }) => ({ label, detail: name, icon, run })),
  })
  const item = ({ label, run, request: _request, ...rest }: MenuAction) => (
    <MenuItem key={label} onSelect={run} {...rest}>
      {label}
    </MenuItem>
  )
  const dangerous = offered.filter(({ isDangerous }) => isDangerous)
  const harmless = offered.filter(({ isDangerous }) => !isDangerous)
  const requests = offered.flatMap(({ label, request }) => (request ? [{ label, request }] : []))
  return (
    <>
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
        {requests.length > 0 && (
          <MenuItem icon={<CodeXml aria-hidden />} onSelect={() => setIsAsked(true)}>
            Equivalent requests
          </MenuItem>
        )}
        {harmless.length > 0 && dangerous.length > 0 && <MenuSeparator />}
        {dangerous.map(item)}
      </Menu>
      {requests.length > 0 && (
        <RequestsDialog name={name} requests={requests} baseUrl={baseUrl} isOpen={isAsked} onOpenChange={setIsAsked} />
      )}
    </>
  )
}
