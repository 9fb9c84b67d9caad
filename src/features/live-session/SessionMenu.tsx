import { useMutation } from '@tanstack/react-query'
import {
  Archive,
  CircleStop,
  CodeXml,
  Copy,
  Download,
  Ellipsis,
  Files,
  GitCompareArrows,
  LifeBuoy,
  Link2,
  Pencil,
  Presentation,
  Share,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import type { Net } from '@/lenses/net/useNet.ts'
import { presentSearch } from '@/lenses/workbench/sessionUrl.ts'
import { compareSearch, paths, to } from '@/paths.ts'
import { sessionMutations } from '@/queries/sessions.ts'
import { Button } from '@/ui/Button.tsx'
import { buttonClass } from '@/ui/buttonClass.ts'
import { IconButton } from '@/ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '@/ui/Menu.tsx'
import { notify, notifyFailure } from '@/ui/notify.ts'
import { usePageCommands } from '@/ui/pageCommands.ts'
import { type Asked, SessionWindow } from './SessionWindow.tsx'

interface SessionMenuProps {
  session: ResourceRef
  summary: SessionSummary
  live: LiveSession
  net: Net
  isRunning: boolean
  isArchived: boolean
  isReadOnly: boolean
}

/** What can be done with the session as a whole. */
export function SessionMenu({ session, summary, live, net, isRunning, isArchived, isReadOnly }: SessionMenuProps) {
  const { workspace, id } = session
  const [asked, setAsked] = useState<Asked | null>(null)
  const navigate = useNavigate()
  const [, setSearch] = useSearchParams()
  const present = () => setSearch(presentSearch, { replace: true, preventScrollReset: true })
  const cancel = useMutation(sessionMutations.cancel(workspace))

  const copy = async (text: string, word: string) => {
    try {
      await navigator.clipboard.writeText(text)
      notify(`${word} copied.`)
    } catch {
      notifyFailure('The browser does not allow copying here. Select the text instead.')
    }
  }
  const cancelTurn = () =>
    cancel.mutate(id, {
      onSuccess: () => notify('The running turn is being cancelled.'),
      onError: (error) => notifyFailure(`The turn was not cancelled. ${error.message}`),
    })
  const comparison = to(paths.compare, { workspace }) + compareSearch({ left: id })
  const compare = () => void navigate(comparison)
  usePageCommands({
    title: 'Do with this session',
    actions: [
      ...(isReadOnly || isArchived
        ? []
        : [{ label: 'Rename session…', icon: <Pencil />, run: () => setAsked('rename') }]),
      ...(isReadOnly || !isRunning
        ? []
        : [{ label: 'Cancel the running turn', icon: <CircleStop />, run: cancelTurn }]),
      { label: 'Arm a recording for presenting…', icon: <LifeBuoy />, run: () => setAsked('net') },
      { label: 'Files in the sandbox…', icon: <Files />, run: () => setAsked('files') },
      { label: 'Export recording…', icon: <Download />, run: () => setAsked('export') },
      { label: 'Session as code…', icon: <CodeXml />, run: () => setAsked('code') },
      { label: 'Compare with another session…', icon: <GitCompareArrows />, run: compare },
      { label: 'Copy session id', icon: <Copy />, run: () => void copy(id, 'Session id') },
      ...(isReadOnly || isArchived
        ? []
        : [{ label: 'Archive session…', icon: <Archive />, run: () => setAsked('archive') }]),
      ...(isReadOnly ? [] : [{ label: 'Delete session…', icon: <Trash2 />, run: () => setAsked('delete') }]),
    ],
  })

  return (
    <>
      <div className="flex gap-1 max-[1200px]:hidden">
        <Link to={comparison} className={buttonClass('ghost')}>
          <GitCompareArrows aria-hidden />
          Compare
        </Link>
        <Button tone="ghost" onClick={present}>
          <Presentation aria-hidden />
          Present
        </Button>
        <Button onClick={() => setAsked('export')}>
          <Share aria-hidden />
          Share
        </Button>
      </div>
      <Menu
        trigger={
          <IconButton label="Session actions" tone="default" hasTooltip={false}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
      >
        {!isReadOnly && (
          <>
            <MenuItem
              icon={<CircleStop />}
              isDisabled={!isRunning}
              hint={isRunning ? '' : 'not running'}
              onSelect={cancelTurn}
            >
              Cancel turn
            </MenuItem>
            <MenuItem icon={<Pencil />} isDisabled={isArchived} onSelect={() => setAsked('rename')}>
              Rename…
            </MenuItem>
          </>
        )}
        <MenuItem icon={<Presentation />} hint="P" onSelect={present}>
          Present
        </MenuItem>
        <MenuItem icon={<LifeBuoy />} hint={armedHints[net.armed.state]} onSelect={() => setAsked('net')}>
          Arm a recording…
        </MenuItem>
        <MenuItem icon={<Files />} onSelect={() => setAsked('files')}>
          Files in the sandbox…
        </MenuItem>
        <MenuItem icon={<Copy />} onSelect={() => void copy(id, 'Session id')}>
          Copy id
        </MenuItem>
        <MenuItem icon={<Link2 />} onSelect={() => void copy(window.location.href, 'Link')}>
          Copy link
        </MenuItem>
        <MenuItem icon={<Download />} onSelect={() => setAsked('export')}>
          Export recording…
        </MenuItem>
        <MenuItem icon={<CodeXml />} onSelect={() => setAsked('code')}>
          Session as code…
        </MenuItem>
        <MenuItem icon={<GitCompareArrows />} onSelect={compare}>
          Compare with…
        </MenuItem>
        {!isReadOnly && (
          <>
            <MenuSeparator />
            <MenuItem
              icon={<Archive />}
              isDisabled={isArchived}
              hint={isArchived ? 'already archived' : ''}
              onSelect={() => setAsked('archive')}
            >
              Archive…
            </MenuItem>
            <MenuItem icon={<Trash2 />} isDangerous onSelect={() => setAsked('delete')}>
              Delete…
            </MenuItem>
          </>
        )}
      </Menu>
      <SessionWindow
        {...{ asked, session, summary, live, net, isRunning, isArchived, isReadOnly }}
        onClose={() => setAsked(null)}
      />
    </>
  )
}

const armedHints = { none: '', loading: 'armed', ready: 'armed', failed: 'unreadable' }
