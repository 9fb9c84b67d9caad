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
  Trash2,
} from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import type { Net } from '@/lenses/net/useNet.ts'
import { presentSearch } from '@/lenses/workbench/sessionUrl.ts'
import { patiently } from '@/lib/patiently.ts'
import type { ApiRequest } from '@/lib/requestCode.ts'
import { compareSearch, paths, to } from '@/paths.ts'
import { sessionMutations } from '@/queries/sessions.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '@/ui/Menu.tsx'
import { notify, notifyFailure } from '@/ui/notify.ts'
import { usePageCommands } from '@/ui/pageCommands.ts'
import { WindowBoundary } from '@/ui/WindowBoundary.tsx'
import { RenameDialog } from './RenameDialog.tsx'

const SessionFilesDialog = lazy(
  patiently(async () => ({ default: (await import('./SessionFilesDialog.tsx')).SessionFilesDialog })),
)
const SessionCodeDialog = lazy(
  patiently(async () => ({ default: (await import('./SessionCodeDialog.tsx')).SessionCodeDialog })),
)
const NetDialog = lazy(patiently(async () => ({ default: (await import('./NetDialog.tsx')).NetDialog })))
const ExportSession = lazy(patiently(async () => ({ default: (await import('./ExportSession.tsx')).ExportSession })))

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
  const { title } = summary
  const [asked, setAsked] = useState<'rename' | 'export' | 'code' | 'files' | 'net' | 'archive' | 'delete' | null>(null)
  const navigate = useNavigate()
  const [, setSearch] = useSearchParams()
  const present = () => setSearch(presentSearch, { replace: true, preventScrollReset: true })
  const cancel = useMutation(sessionMutations.cancel(workspace))
  const archive = useMutation(sessionMutations.archive(workspace))
  const remove = useMutation(sessionMutations.remove(workspace))
  const name = title ?? 'Untitled'
  const dismiss = () => setAsked(null)

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
  const removeAndLeave = async () => {
    await remove.mutateAsync(id)
    notify(`“${name}” is deleted.`)
    await navigate(to(paths.sessions, { workspace }))
  }

  const compare = () => void navigate(to(paths.compare, { workspace }) + compareSearch({ left: id }))
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
      {asked === 'files' && (
        <WindowBoundary isOpen onClose={dismiss}>
          <Suspense>
            <SessionFilesDialog
              session={session}
              isOpen
              onOpenChange={dismiss}
              canChange={!isArchived && !isReadOnly}
            />
          </Suspense>
        </WindowBoundary>
      )}
      {asked === 'export' && (
        <WindowBoundary isOpen onClose={dismiss}>
          <Suspense>
            <ExportSession session={session} summary={summary} live={live} onClose={dismiss} />
          </Suspense>
        </WindowBoundary>
      )}
      {asked === 'net' && (
        <WindowBoundary isOpen onClose={dismiss}>
          <Suspense>
            <NetDialog net={net} onClose={dismiss} />
          </Suspense>
        </WindowBoundary>
      )}
      {asked === 'code' && (
        <Suspense>
          <SessionCodeDialog session={session} summary={summary} onClose={dismiss} />
        </Suspense>
      )}
      {asked === 'rename' && <RenameDialog session={session} title={title} onClose={dismiss} />}
      <ConfirmDialog
        isOpen={asked === 'archive'}
        onOpenChange={dismiss}
        title="Archive this session?"
        confirmLabel="Archive session"
        onConfirm={() => archive.mutateAsync(id).then(() => notify(`“${name}” is archived.`))}
      >
        <p>“{name}” stays readable, but takes no more messages. Archiving cannot be undone.</p>
        {isRunning && <p>It is running now.</p>}
        <Equivalent request={{ method: 'POST', path: `/sessions/${id}/archive` }} />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onOpenChange={dismiss}
        title="Delete this session?"
        confirmLabel="Delete session"
        isDangerous
        onConfirm={removeAndLeave}
      >
        <p>
          “{name}” goes with its whole event log and what lies in its sandbox. Its agent, its environment and the files
          it delivered stay.
        </p>
        {isRunning && <p>It is running now: the turn is lost as well.</p>}
        <Equivalent request={{ method: 'DELETE', path: `/sessions/${id}` }} />
      </ConfirmDialog>
    </>
  )
}

const armedHints = { none: '', loading: 'armed', ready: 'armed', failed: 'unreadable' }

/** Drawn only when it is asked for, so that the page itself does without the workspace's address. */
function Equivalent({ request }: { request: ApiRequest }) {
  return <EquivalentRequest request={request} baseUrl={useApiBaseUrl()} />
}
