import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useNavigate } from 'react-router'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import type { Net } from '@/lenses/net/useNet.ts'
import { patiently } from '@/lib/patiently.ts'
import type { ApiRequest } from '@/lib/requestCode.ts'
import { paths, to } from '@/paths.ts'
import { sessionMutations } from '@/queries/sessions.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
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

/** What was asked for in the menu of a session. */
export type Asked = 'rename' | 'export' | 'code' | 'files' | 'net' | 'archive' | 'delete'

interface SessionWindowProps {
  /** Nothing is open without it. */
  asked: Asked | null
  session: ResourceRef
  summary: SessionSummary
  live: LiveSession
  net: Net
  isRunning: boolean
  isArchived: boolean
  isReadOnly: boolean
  onClose: () => void
}

/** The window in which what was asked for is done. */
export function SessionWindow(props: SessionWindowProps) {
  const { asked, session, summary, live, net, isRunning, isArchived, isReadOnly, onClose } = props
  const { workspace, id } = session
  const { title } = summary
  const navigate = useNavigate()
  const archive = useMutation(sessionMutations.archive(workspace))
  const remove = useMutation(sessionMutations.remove(workspace))
  const name = title ?? 'Untitled'
  const removeAndLeave = async () => {
    await remove.mutateAsync(id)
    notify(`“${name}” is deleted.`)
    await navigate(to(paths.sessions, { workspace }))
  }
  return (
    <>
      {asked === 'files' && (
        <WindowBoundary isOpen onClose={onClose}>
          <Suspense>
            <SessionFilesDialog
              session={session}
              isOpen
              onOpenChange={onClose}
              canChange={!isArchived && !isReadOnly}
            />
          </Suspense>
        </WindowBoundary>
      )}
      {asked === 'export' && (
        <WindowBoundary isOpen onClose={onClose}>
          <Suspense>
            <ExportSession session={session} summary={summary} live={live} onClose={onClose} />
          </Suspense>
        </WindowBoundary>
      )}
      {asked === 'net' && (
        <WindowBoundary isOpen onClose={onClose}>
          <Suspense>
            <NetDialog net={net} onClose={onClose} />
          </Suspense>
        </WindowBoundary>
      )}
      {asked === 'code' && (
        <Suspense>
          <SessionCodeDialog session={session} summary={summary} onClose={onClose} />
        </Suspense>
      )}
      {asked === 'rename' && <RenameDialog session={session} title={title} onClose={onClose} />}
      <ConfirmDialog
        isOpen={asked === 'archive'}
        onOpenChange={onClose}
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
        onOpenChange={onClose}
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

/** Drawn only when it is asked for, so that the page itself does without the workspace's address. */
function Equivalent({ request }: { request: ApiRequest }) {
  return <EquivalentRequest request={request} baseUrl={useApiBaseUrl()} />
}
