import { useQuery } from '@tanstack/react-query'
import { Cpu } from 'lucide-react'
import { Controller, type UseFormReturn } from 'react-hook-form'
import type { AgentForm } from '@/domain/agentForm.ts'
import { modelQueries } from '@/queries/models.ts'
import { MetadataField } from '@/ui/MetadataField.tsx'
import { SelectField } from '@/ui/SelectField.tsx'
import { TextArea } from '@/ui/TextArea.tsx'
import { TextField } from '@/ui/TextField.tsx'
import { systemLimit } from './agentFormSchema.ts'
import { ToolsField } from './ToolsField.tsx'

export interface AgentFieldsProps {
  form: UseFormReturn<AgentForm>
  workspace: string
  isDisabled?: boolean
}

/** The fields of an agent, as they stand in its Configuration panel. */
export function AgentFields({ form, workspace, isDisabled = false }: AgentFieldsProps) {
  const { control, register, watch, formState } = form
  const { errors } = formState
  const models = useQuery(modelQueries.list(workspace))
  const modelId = watch('modelId')
  const known = models.data ?? []
  const metadataError = errors.metadata?.message ?? errors.metadata?.root?.message ?? firstRowError(errors.metadata)
  return (
    <>
      <TextField
        label="Name"
        isRequired
        layout="columns"
        error={errors.name?.message}
        disabled={isDisabled}
        {...register('name')}
      />
      <TextField
        label="Description"
        layout="columns"
        error={errors.description?.message}
        disabled={isDisabled}
        {...register('description')}
      />
      <SelectField
        label="Model"
        isRequired
        layout="columns"
        icon={<Cpu />}
        description={models.error ? 'the models could not be read' : 'from the models of this workspace'}
        error={errors.modelId?.message}
        disabled={isDisabled}
        {...register('modelId')}
        value={modelId}
      >
        {modelId === '' && <option value="">Choose a model</option>}
        {modelId !== '' && !known.some(({ id }) => id === modelId) && <option value={modelId}>{modelId}</option>}
        {known.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName === id ? id : `${displayName} (${id})`}
          </option>
        ))}
      </SelectField>
      <TextArea
        label="System prompt"
        layout="columns"
        isMono
        description={`${watch('system').length.toLocaleString('en')} of ${systemLimit.toLocaleString('en')} characters`}
        error={errors.system?.message}
        disabled={isDisabled}
        {...register('system')}
      />
      <Controller
        control={control}
        name="tools"
        render={({ field }) => (
          <ToolsField
            value={field.value}
            onChange={field.onChange}
            error={errors.tools?.message ?? errors.tools?.root?.message}
            isDisabled={isDisabled}
          />
        )}
      />
      <TextArea
        label="Custom tools"
        layout="columns"
        isMono
        rows={1}
        description="answered by the client, a JSON list"
        placeholder='[{ "type": "custom", "name": "…", "description": "…", "input_schema": { "type": "object" } }]'
        error={errors.customTools?.message}
        disabled={isDisabled}
        {...register('customTools')}
      />
      <Controller
        control={control}
        name="metadata"
        render={({ field }) => (
          <MetadataField
            layout="columns"
            rows={field.value}
            onChange={field.onChange}
            error={metadataError}
            isDisabled={isDisabled}
          />
        )}
      />
    </>
  )
}

function firstRowError(errors: AgentFieldErrors): string | undefined {
  for (const row of Array.isArray(errors) ? errors : []) {
    const message = row?.key?.message ?? row?.value?.message
    if (message) return message
  }
  return undefined
}

type AgentFieldErrors = UseFormReturn<AgentForm>['formState']['errors']['metadata']
