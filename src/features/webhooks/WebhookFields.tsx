import { Controller, type UseFormReturn } from 'react-hook-form'
import type { WebhookForm } from '@/domain/webhook/webhookForm.ts'
import { MetadataField } from '@/ui/MetadataField.tsx'
import { TextField } from '@/ui/TextField.tsx'
import { EventPicker } from './EventPicker.tsx'

export function WebhookFields({
  form,
  isDisabled = false,
}: {
  form: UseFormReturn<WebhookForm>
  isDisabled?: boolean
}) {
  const { control, register, formState } = form
  const { errors } = formState
  return (
    <>
      <TextField
        label="Address"
        isRequired
        isMono
        layout="columns"
        description="of your receiver"
        placeholder="https://example.com/hooks"
        error={errors.url?.message}
        disabled={isDisabled}
        {...register('url')}
      />
      <TextField
        label="Description"
        layout="columns"
        error={errors.description?.message}
        disabled={isDisabled}
        {...register('description')}
      />
      <EventPicker form={form} error={errors.events?.message} isDisabled={isDisabled} />
      <Controller
        control={control}
        name="metadata"
        render={({ field }) => (
          <MetadataField
            layout="columns"
            rows={field.value}
            onChange={field.onChange}
            error={errors.metadata?.message ?? errors.metadata?.root?.message}
            isDisabled={isDisabled}
          />
        )}
      />
    </>
  )
}
