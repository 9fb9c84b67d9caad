import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { type CredentialForm, newCredentialForm, toNewCredential, withoutSecrets } from '@/domain/credentialForm.ts'
import type { Vault } from '@/domain/vault.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { vaultMutations } from '@/queries/vaults.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { CredentialFields } from './CredentialFields.tsx'
import { credentialPlace, credentialSchema } from './credentialSchema.ts'

export interface NewCredentialDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  vault: Vault
  workspace: Workspace
}

/** What was typed stays in memory while the page is there; unlike other forms it is never stored. */
export function NewCredentialDialog({ isOpen, onOpenChange, vault, workspace }: NewCredentialDialogProps) {
  const formId = useId()
  const [failure, setFailure] = useState<string | null>(null)
  const create = useMutation(vaultMutations.createCredential({ workspace: workspace.id, id: vault.id }))
  const form = useForm<CredentialForm>({
    resolver: zodResolver(credentialSchema),
    mode: 'onTouched',
    defaultValues: newCredentialForm,
  })
  const submit = form.handleSubmit(async (values) => {
    setFailure(null)
    try {
      const credential = await create.mutateAsync(toNewCredential(values))
      create.reset() // what was sent is not needed any more
      form.reset(newCredentialForm)
      onOpenChange(false)
      notify(`The credential for ${credential.target} is stored.`)
    } catch (error) {
      setFailure(showProblem(form, error, credentialPlace))
    }
  })
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Add credential"
      description={`To the vault “${vault.name}”. Sessions that use it have it from their next turn.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} isBusy={create.isPending}>
            Store credential
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        autoComplete="off"
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-3.5"
      >
        {failure && <Banner tone="error">{failure}</Banner>}
        <CredentialFields form={form} />
        <EquivalentRequest
          request={() => ({
            method: 'POST',
            path: `/vaults/${encodeURIComponent(vault.id)}/credentials`,
            body: toNewCredential(withoutSecrets(form.getValues())),
          })}
          baseUrl={apiBaseUrl(workspace)}
        />
      </form>
    </Dialog>
  )
}
