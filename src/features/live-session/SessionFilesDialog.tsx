import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CloudFile } from '@/domain/file.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { FilePicker } from '@/lenses/files/FilePicker.tsx'
import { MountedResources } from '@/lenses/files/MountedResources.tsx'
import { UploadList } from '@/lenses/files/UploadList.tsx'
import { fileQueries } from '@/queries/files.ts'
import { sessionResourceMutations, sessionResourceQueries } from '@/queries/sessionResources.ts'
import { useUploads } from '@/queries/useUploads.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { notifyFailure } from '@/ui/notify.ts'

interface SessionFilesDialogProps {
  session: ResourceRef
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Whether files may come and go; not in an archived session or a read-only workspace. */
  canChange: boolean
}

/** What is mounted in the session, and a way to mount more. */
export function SessionFilesDialog({ session, isOpen, onOpenChange, canChange }: SessionFilesDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Files in the sandbox"
      description="What the agent finds in its sandbox. A change shows from the next turn on."
      isWide
    >
      {isOpen && <Contents session={session} canChange={canChange} />}
    </Dialog>
  )
}

function Contents({ session, canChange }: Pick<SessionFilesDialogProps, 'session' | 'canChange'>) {
  const mounted = useQuery(sessionResourceQueries.list(session))
  const remove = useMutation(sessionResourceMutations.remove(session))
  const resources = mounted.data
  return (
    <div className="flex flex-col gap-4">
      {mounted.error && <Banner tone="error">What is mounted could not be read. {mounted.error.message}</Banner>}
      {resources && (
        <MountedResources
          resources={resources}
          onRemove={
            canChange
              ? ({ id }) =>
                  remove.mutate(id, { onError: (error) => notifyFailure(`Nothing was removed. ${error.message}`) })
              : null
          }
        />
      )}
      {canChange && resources && (
        <AddFiles
          session={session}
          mounted={new Map(resources.flatMap(({ id, fileId }) => (fileId ? [[fileId, id] as const] : [])))}
          onRemove={(id) => remove.mutate(id)}
        />
      )}
    </div>
  )
}

interface AddFilesProps {
  session: ResourceRef
  /** Ids of the mounted files, each with the id of its resource. */
  mounted: ReadonlyMap<string, string>
  onRemove: (resourceId: string) => void
}

function AddFiles({ session, mounted, onRemove }: AddFilesProps) {
  const [name, setName] = useState('')
  const files = useQuery(fileQueries.list(session.workspace, { name: name || undefined }))
  const add = useMutation(sessionResourceMutations.addFile(session))
  const { uploads, queue } = useUploads(session.workspace)
  const toggle = ({ id, filename }: CloudFile) => {
    const resourceId = mounted.get(id)
    if (resourceId) return onRemove(resourceId)
    add.mutate(id, { onError: (error) => notifyFailure(`“${filename}” was not mounted. ${error.message}`) })
  }
  return (
    <FilePicker
      files={files.data?.items}
      name={name}
      onName={setName}
      selected={new Set(mounted.keys())}
      onToggle={toggle}
      onFiles={queue.add}
    >
      {files.error && <Banner tone="error">The files could not be read. {files.error.message}</Banner>}
      <UploadList uploads={uploads} onCancel={queue.cancel} onRetry={queue.retry} onClear={queue.clear} />
    </FilePicker>
  )
}
