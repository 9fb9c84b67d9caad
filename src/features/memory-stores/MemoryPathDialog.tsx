import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type Memory, maxMemoryBytes, memoryPathProblem } from '@/domain/memory/memoryStore.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { memoryStoreMutations } from '@/queries/memoryStores.ts'
import { toProblem } from '@/queries/problem.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { TextArea } from '@/ui/TextArea.tsx'
import { TextField } from '@/ui/TextField.tsx'

export interface MemoryPathDialogProps {
  store: ResourceRef
  workspace: Workspace
  /** Gives this one another path; without it a new memory is written. */
  memory?: Memory
  onClose: () => void
  onDone: (id: string) => void
}

/** A new memory with its path and text, or another path for one. */
export function MemoryPathDialog({ store, workspace, memory, onClose, onDone }: MemoryPathDialogProps) {
  const formId = useId()
  const [path, setPath] = useState(memory?.path ?? '')
  const [content, setContent] = useState('')
  const [refusal, setRefusal] = useState<{ param: string | null; message: string } | null>(null)
  const [isTried, setIsTried] = useState(false)
  const create = useMutation(memoryStoreMutations.createMemory(store))
  const update = useMutation(memoryStoreMutations.updateMemory(store, memory?.id ?? ''))
  const pathError = isTried ? memoryPathProblem(path) : null
  const contentError =
    isTried && !memory
      ? content.trim() === ''
        ? 'Write what is to be remembered.'
        : new Blob([content]).size > maxMemoryBytes
          ? 'A memory has at most 100 KB.'
          : null
      : null

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    setRefusal(null)
    if (memoryPathProblem(path) || (!memory && (content.trim() === '' || new Blob([content]).size > maxMemoryBytes)))
      return
    try {
      const done = memory
        ? await update.mutateAsync({ path, content_sha256: memory.sha256 })
        : await create.mutateAsync({ path, content })
      notify(memory ? `The memory is at “${done.path}” now.` : `“${done.path}” is written.`)
      onDone(done.id)
    } catch (error) {
      setRefusal(toProblem(error))
    }
  }
  const isOnField = refusal?.param === 'path' || refusal?.param === 'content'

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={memory ? 'Rename or move' : 'New memory'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} isBusy={create.isPending || update.isPending}>
            {memory ? 'Rename' : 'Write memory'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-3" onSubmit={(event) => void submit(event)}>
        {refusal && !isOnField && <Banner tone="error">{refusal.message}</Banner>}
        <TextField
          label="Path"
          isRequired
          isMono
          placeholder="decisions/ledger.md"
          description="Slashes make folders."
          value={path}
          onChange={(event) => setPath(event.target.value)}
          error={pathError ?? (refusal?.param === 'path' ? refusal.message : undefined)}
        />
        {!memory && (
          <TextArea
            label="Text"
            isRequired
            isMono
            rows={8}
            value={content}
            onChange={(event) => setContent(event.target.value)}
            error={contentError ?? (refusal?.param === 'content' ? refusal.message : undefined)}
          />
        )}
        <EquivalentRequest
          baseUrl={apiBaseUrl(workspace)}
          request={() => ({
            method: 'POST',
            path: `/memory_stores/${store.id}/memories${memory ? `/${memory.id}` : ''}`,
            body: memory ? { path, content_sha256: memory.sha256 } : { path, content },
          })}
        />
      </form>
    </Dialog>
  )
}
