import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { newRotationForm, type RotationForm, toRotation } from '@/domain/credentialForm.ts'
import type { VaultCredential } from '@/domain/vaultCredential.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { vaultMutations } from '@/queries/vaults.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { TextField } from '@/ui/TextField.tsx'
import { rotationPlace } from './rotationPlace.ts'
import { SecretField } from './SecretField.tsx'

export interface RotateDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  credential: VaultCredential
  vaultId: string
  workspace: Workspace
}

/** Replaces the secret of a credential. The old one is gone with that. */
export function RotateDialog({ isOpen, onOpenChange, credential, vaultId, workspace }: RotateDialogProps) {
  const formId = useId()
  const [failure, setFailure] = useState<string | null>(null)
  const rotate = useMutation(vaultMutations.rotate({ workspace: workspace.id, id: vaultId }, credential.id))
  const form = useForm<RotationForm>({ mode: 'onTouched', defaultValues: newRotationForm })
  const { errors } = form.formState
  const isOAuth = credential.type === 'mcp_oauth'
  const hasClientSecret = credential.refresh !== null && credential.refresh.endpointAuth !== 'none'

  const submit = form.handleSubmit(async (values) => {
    setFailure(null)
    if (Object.values(values).every((value) => value === '')) {
      form.setError('secret', { message: 'Nothing was typed, so there is nothing to replace.' }, { shouldFocus: true })
      return
    }
    try {
      await rotate.mutateAsync(toRotation(credential, values))
      rotate.reset() // what was sent is not needed any more
      form.reset(newRotationForm)
      onOpenChange(false)
      notify(`The secret of ${credential.target} is replaced.`)
    } catch (error) {
      setFailure(showProblem(form, error, rotationPlace))
    }
  })
  const shown = (): RotationForm => {
    const { secret, refreshToken, clientSecret, expiresAt } = form.getValues()
    return {
      secret: isOAuth && secret === '' ? '' : '$SECRET',
      refreshToken: refreshToken && '$REFRESH_TOKEN',
      clientSecret: clientSecret && '$CLIENT_SECRET',
      expiresAt,
    }
  }
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={`Replace the secret of ${credential.target}`}
      description="Sessions that use it have the new one from their next turn. The old one cannot be brought back."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} isBusy={rotate.isPending}>
            Replace secret
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
        <SecretField
          label={isOAuth ? 'New access token' : 'New secret'}
          isRequired={!isOAuth}
          description={isOAuth ? 'What is left empty stays as it is.' : 'Write-only: nobody can read it here again.'}
          error={errors.secret?.message}
          {...form.register('secret')}
        />
        {isOAuth && (
          <TextField
            label="Expires"
            isMono
            placeholder="2026-12-01T00:00:00Z"
            error={errors.expiresAt?.message}
            {...form.register('expiresAt')}
          />
        )}
        {isOAuth && credential.refresh && (
          <SecretField
            label="New refresh token"
            error={errors.refreshToken?.message}
            {...form.register('refreshToken')}
          />
        )}
        {isOAuth && hasClientSecret && (
          <SecretField
            label="New client secret"
            error={errors.clientSecret?.message}
            {...form.register('clientSecret')}
          />
        )}
        <EquivalentRequest
          request={() => ({
            method: 'POST',
            path: `/vaults/${encodeURIComponent(vaultId)}/credentials/${encodeURIComponent(credential.id)}`,
            body: toRotation(credential, shown()),
          })}
          baseUrl={apiBaseUrl(workspace)}
        />
      </form>
    </Dialog>
  )
}
