import { useMutation, useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CloudFile } from '@/domain/file.ts'
import { toArray, toRecord } from '@/domain/json.ts'
import { sessionPhase } from '@/domain/sessionSummary.ts'
import { paths, to } from '@/paths.ts'
import { fileMutations } from '@/queries/files.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { useDependentDeployments } from '@/queries/useDependentDeployments.ts'
import { ActionMenu } from '@/ui/ActionMenu.tsx'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { DependantsList } from '@/ui/DependantsList.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'

export interface FileActionsProps {
  file: CloudFile
  workspace: string
  /** On its page, not in its row. */
  isOnPage?: boolean
  /** After the file is gone. */
  onDeleted?: () => void
}

/** What can be done to one file besides downloading it. */
export function FileActions({ file, workspace, isOnPage = false, onDeleted }: FileActionsProps) {
  const baseUrl = useApiBaseUrl()
  const [isAsked, setIsAsked] = useState(false)
  const remove = useMutation(fileMutations.remove(workspace))
  const confirm = async () => {
    await remove.mutateAsync(file.id)
    notify(`The file “${file.filename}” is deleted.`)
    onDeleted?.()
  }
  return (
    <>
      <ActionMenu
        name={file.filename}
        pageOf={isOnPage ? 'file' : undefined}
        actions={[{ label: 'Delete', icon: <Trash2 aria-hidden />, run: () => setIsAsked(true), isDangerous: true }]}
      />
      <ConfirmDialog
        isOpen={isAsked}
        onOpenChange={setIsAsked}
        title="Delete this file?"
        confirmLabel="Delete file"
        isDangerous
        onConfirm={confirm}
      >
        <p>
          “{file.filename}” and its content are deleted for good. Open sessions that have it mounted keep it from that.
        </p>
        {isAsked && <Mounters file={file} workspace={workspace} />}
        <EquivalentRequest
          request={{ method: 'DELETE', path: `/files/${encodeURIComponent(file.id)}` }}
          baseUrl={baseUrl}
        />
      </ConfirmDialog>
    </>
  )
}

/** Sessions and deployments that mount the file. */
function Mounters({ file, workspace }: { file: CloudFile; workspace: string }) {
  const { data, error } = useQuery({ ...sessionQueries.list(workspace, { limit: 100 }), refetchInterval: false })
  const deployments = useDependentDeployments(workspace, { fileId: file.id })
  const items = data?.items
    .filter(({ raw }) => toArray(raw.resources).some((one) => toRecord(one).file_id === file.id))
    .map(({ id, title, status }) => ({
      id,
      label: title ?? id,
      to: to(paths.session, { workspace, id }),
      note: sessionPhase(status) === 'running' ? 'running' : status,
    }))
  const sessions = { noun: ['session', 'sessions'] as const, items, error, isPartial: Boolean(data?.older) }
  return <DependantsList groups={[sessions, deployments]} />
}
