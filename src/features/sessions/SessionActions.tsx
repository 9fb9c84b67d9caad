import { useMutation } from '@tanstack/react-query'
import { Archive, CircleStop, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { type SessionSummary, sessionPhase } from '@/domain/sessionSummary.ts'
import { sessionMutations } from '@/queries/sessions.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify, notifyFailure } from '@/ui/notify.ts'

/** What can be done to one session from the list. */
export function SessionActions({ session, workspace }: { session: SessionSummary; workspace: string }) {
  const baseUrl = useApiBaseUrl()
  const [asked, setAsked] = useState<'archive' | 'delete' | null>(null)
  const archive = useMutation(sessionMutations.archive(workspace))
  const cancel = useMutation(sessionMutations.cancel(workspace))
  const remove = useMutation(sessionMutations.remove(workspace))
  const name = session.title ?? 'Untitled'
  const isRunning = sessionPhase(session.status) === 'running'
  const isArchived = session.archivedAt !== null
  const dismiss = () => setAsked(null)

  const cancelTurn = () =>
    cancel.mutate(session.id, {
      onSuccess: () => notify(`The running turn of “${name}” is being cancelled.`),
      onError: (error) => notifyFailure(`“${name}” was not cancelled. ${error.message}`),
    })

  return (
    <span className="relative z-10">
      <ActionMenu
        name={name}
        actions={[
          {
            label: 'Cancel turn',
            icon: <CircleStop aria-hidden />,
            run: cancelTurn,
            isDisabled: !isRunning || isArchived,
            hint: isRunning ? undefined : 'not running',
          },
          {
            label: 'Archive',
            icon: <Archive aria-hidden />,
            run: () => setAsked('archive'),
            isDisabled: isArchived,
            hint: isArchived ? 'already archived' : undefined,
          },
          { label: 'Delete', icon: <Trash2 aria-hidden />, run: () => setAsked('delete'), isDangerous: true },
        ]}
      />
      <ConfirmDialog
        isOpen={asked === 'archive'}
        onOpenChange={dismiss}
        title="Archive this session?"
        confirmLabel="Archive session"
        onConfirm={() => archive.mutateAsync(session.id).then(() => notify(`“${name}” is archived.`))}
      >
        <p>“{name}” stays readable, but takes no more messages. Archiving cannot be undone.</p>
        {isRunning && <p>It is running now.</p>}
        <EquivalentRequest request={{ method: 'POST', path: `/sessions/${session.id}/archive` }} baseUrl={baseUrl} />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onOpenChange={dismiss}
        title="Delete this session?"
        confirmLabel="Delete session"
        isDangerous
        onConfirm={() => remove.mutateAsync(session.id).then(() => notify(`“${name}” is deleted.`))}
      >
        <p>
          “{name}” goes with its whole event log and what lies in its sandbox. Its agent, its environment and the files
          it delivered stay.
        </p>
        {isRunning && <p>It is running now. A service may refuse to delete it until its turn is cancelled.</p>}
        <EquivalentRequest request={{ method: 'DELETE', path: `/sessions/${session.id}` }} baseUrl={baseUrl} />
      </ConfirmDialog>
    </span>
  )
}
