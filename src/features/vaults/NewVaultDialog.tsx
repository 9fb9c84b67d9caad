import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import * as z from 'zod/mini'
import { type MetadataRow, toMetadata } from '@/domain/metadata.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { vaultMutations } from '@/queries/vaults.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { MetadataField } from '@/ui/MetadataField.tsx'
import { notify } from '@/ui/notify.ts'
import { TextField } from '@/ui/TextField.tsx'

interface VaultForm {
  name: string
  metadata: MetadataRow[]
}

const schema = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, 'Give the vault a name.'), z.maxLength(255, 'A name has at most 255 characters.')),
  metadata: z.array(z.object({ key: z.string(), value: z.string() })),
})

const toBody = ({ name, metadata }: VaultForm) => ({ display_name: name.trim(), metadata: toMetadata(metadata) })

export interface NewVaultDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  workspace: Workspace
}

/** What was typed stays while the page is there, also when the dialog is closed meanwhile. */
export function NewVaultDialog({ isOpen, onOpenChange, workspace }: NewVaultDialogProps) {
  const formId = useId()
  const navigate = useNavigate()
  const [failure, setFailure] = useState<string | null>(null)
  const create = useMutation(vaultMutations.create(workspace.id))
  const form = useForm<VaultForm>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: { name: '', metadata: [] },
  })
  const { errors } = form.formState
  const submit = form.handleSubmit(async (values) => {
    setFailure(null)
    try {
      const vault = await create.mutateAsync(toBody(values))
      notify(`The vault “${vault.name}” is created. Add its first credential.`)
      await navigate(to(paths.vault, { workspace: workspace.id, id: vault.id }))
    } catch (error) {
      setFailure(
        showProblem(form, error, ([field]) =>
          field === 'display_name' ? 'name' : field === 'metadata' ? 'metadata' : null,
        ),
      )
    }
  })
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="New vault"
      description="A name for some credentials. They are added on its page."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} isBusy={create.isPending}>
            Create vault
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3.5">
        {failure && <Banner tone="error">{failure}</Banner>}
        <TextField
          label="Name"
          isRequired
          description="It cannot be changed later."
          error={errors.name?.message}
          {...form.register('name')}
        />
        <Controller
          control={form.control}
          name="metadata"
          render={({ field }) => (
            <MetadataField rows={field.value} onChange={field.onChange} error={errors.metadata?.message} />
          )}
        />
        <EquivalentRequest
          request={() => ({ method: 'POST', path: '/vaults', body: toBody(form.getValues()) })}
          baseUrl={apiBaseUrl(workspace)}
        />
      </form>
    </Dialog>
  )
}
