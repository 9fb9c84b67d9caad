import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import * as z from 'zod/mini'
import type { Json } from '@/domain/json.ts'
import type { MemoryStore } from '@/domain/memory/memoryStore.ts'
import { metadataPatch, toMetadata, toMetadataRows } from '@/domain/metadata.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { memoryStoreMutations } from '@/queries/memoryStores.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { MetadataField } from '@/ui/MetadataField.tsx'
import { notify } from '@/ui/notify.ts'
import { TextArea } from '@/ui/TextArea.tsx'
import { TextField } from '@/ui/TextField.tsx'

const schema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Give the memory store a name.'), z.maxLength(255, 'At most 255 characters.')),
  description: z.string().check(z.maxLength(1024, 'At most 1024 characters.')),
  metadata: z
    .array(
      z.object({
        key: z.string().check(z.maxLength(64, 'A key has at most 64 characters.')),
        value: z.string().check(z.maxLength(512, 'A value has at most 512 characters.')),
      }),
    )
    .check(z.maxLength(16, 'There is room for 16 pairs.')),
})
type Form = z.infer<typeof schema>

export interface MemoryStoreDialogProps {
  workspace: Workspace
  /** Changes this one; without it a new one is made. */
  store?: MemoryStore
  onClose: () => void
}

/** Name, description and metadata of a memory store, new or changed. */
export function MemoryStoreDialog({ workspace, store, onClose }: MemoryStoreDialogProps) {
  const formId = useId()
  const navigate = useNavigate()
  const [failure, setFailure] = useState<string | null>(null)
  const create = useMutation(memoryStoreMutations.create(workspace.id))
  const update = useMutation(memoryStoreMutations.update({ workspace: workspace.id, id: store?.id ?? '' }))
  const form = useForm<Form>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: {
      name: store?.name ?? '',
      description: store?.description ?? '',
      metadata: toMetadataRows(store?.metadata ?? {}),
    },
  })
  const { errors } = form.formState

  const toBody = ({ name, description, metadata }: Form): Json => {
    const pairs = toMetadata(metadata)
    if (!store) return { name: name.trim(), description, ...(metadata.length > 0 ? { metadata: pairs } : {}) }
    const patch = metadataPatch(store.metadata, pairs)
    return { name: name.trim(), description, ...(patch ? { metadata: patch } : {}) }
  }
  const submit = form.handleSubmit(async (values) => {
    setFailure(null)
    try {
      if (store) {
        await update.mutateAsync(toBody(values))
        notify('Saved.')
        onClose()
        return
      }
      const made = await create.mutateAsync(toBody(values))
      notify(`The memory store “${made.name}” is created.`)
      await navigate(to(paths.memoryStore, { workspace: workspace.id, id: made.id }))
    } catch (error) {
      setFailure(
        showProblem(form, error, ([field]) =>
          field === 'name' || field === 'description' || field === 'metadata' ? field : null,
        ),
      )
    }
  })

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={store ? 'Edit memory store' : 'New memory store'}
      description={store ? undefined : 'Agents see its description. It tells them what belongs here.'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} isBusy={create.isPending || update.isPending}>
            {store ? 'Save' : 'Create memory store'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-3" onSubmit={(event) => void submit(event)}>
        {failure && <Banner tone="error">{failure}</Banner>}
        <TextField label="Name" isRequired error={errors.name?.message} {...form.register('name')} />
        <TextArea label="Description" rows={3} error={errors.description?.message} {...form.register('description')} />
        <Controller
          control={form.control}
          name="metadata"
          render={({ field, fieldState }) => (
            <MetadataField rows={field.value} onChange={field.onChange} error={fieldState.error?.message} />
          )}
        />
        <EquivalentRequest
          baseUrl={apiBaseUrl(workspace)}
          request={() => ({
            method: 'POST',
            path: store ? `/memory_stores/${store.id}` : '/memory_stores',
            body: toBody(form.getValues()),
          })}
        />
      </form>
    </Dialog>
  )
}
