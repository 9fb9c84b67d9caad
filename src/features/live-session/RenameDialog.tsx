import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { sessionMutations } from '@/queries/sessions.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { TextField } from '@/ui/TextField.tsx'

interface RenameDialogProps {
  session: ResourceRef
  title: string | null
  onClose: () => void
}

export function RenameDialog({ session, title, onClose }: RenameDialogProps) {
  const [text, setText] = useState(title ?? '')
  const rename = useMutation(sessionMutations.update(session))
  const formId = useId()
  const baseUrl = useApiBaseUrl()
  const change = { title: text.trim() || null }
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Rename session"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" isBusy={rename.isPending}>
            Rename
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          rename.mutate(change, { onSuccess: onClose })
        }}
      >
        <TextField
          label="Title"
          description="Leave it empty for a session without a title."
          value={text}
          autoFocus
          error={rename.error?.message}
          onChange={(event) => setText(event.target.value)}
        />
        <EquivalentRequest
          request={{ method: 'POST', path: `/sessions/${session.id}`, body: change }}
          baseUrl={baseUrl}
        />
      </form>
    </Dialog>
  )
}
