import { memo } from 'react'
import { Controller, type UseFormReturn, useFormState, useWatch } from 'react-hook-form'
import type { AgentForm } from '@/domain/agentForm.ts'
import { MetadataField } from '@/ui/MetadataField.tsx'
import { TextArea } from '@/ui/TextArea.tsx'
import { TextField } from '@/ui/TextField.tsx'
import { systemLimit } from './agentFormSchema.ts'
import { CustomToolsField } from './CustomToolsField.tsx'
import { McpServersField } from './McpServersField.tsx'
import { ModelFields } from './ModelFields.tsx'
import { RosterField } from './RosterField.tsx'
import { SkillsField } from './SkillsField.tsx'
import { ToolsField } from './ToolsField.tsx'

export interface AgentFieldsProps {
  form: UseFormReturn<AgentForm>
  workspace: string
  /** The agent that is edited; absent for a new one. */
  agentId?: string
  isDisabled?: boolean
  /** Another number means that all values were replaced: the controls are bound to them anew. */
  generation: number
}

/**
 * The fields of an agent, as they stand in its Configuration panel. Each part listens for itself, so that typing in
 * one does not draw the others again.
 */
export const AgentFields = memo(function AgentFields(props: AgentFieldsProps) {
  const { form, workspace, agentId, isDisabled = false } = props
  const part = { form, workspace, isDisabled }
  const { errors } = useFormState({ control: form.control })
  return (
    <>
      <TextField
        label="Name"
        isRequired
        layout="columns"
        error={errors.name?.message}
        disabled={isDisabled}
        {...form.register('name')}
      />
      <TextField
        label="Description"
        layout="columns"
        error={errors.description?.message}
        disabled={isDisabled}
        {...form.register('description')}
      />
      <ModelFields {...part} />
      <TextArea
        label="System prompt"
        layout="columns"
        isMono
        description={<SystemLength form={form} />}
        error={errors.system?.message}
        disabled={isDisabled}
        {...form.register('system')}
      />
      <Controller
        control={form.control}
        name="builtIn"
        render={({ field, fieldState }) => (
          <ToolsField
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message ?? fieldState.error?.root?.message}
            isDisabled={isDisabled}
          />
        )}
      />
      <CustomToolsField {...part} />
      <McpServersField {...part} />
      <SkillsField {...part} />
      <RosterField {...part} agentId={agentId} />
      <Controller
        control={form.control}
        name="metadata"
        render={({ field }) => (
          <MetadataField
            layout="columns"
            rows={field.value}
            onChange={field.onChange}
            error={errors.metadata?.message ?? errors.metadata?.root?.message ?? firstRowError(errors.metadata)}
            isDisabled={isDisabled}
          />
        )}
      />
    </>
  )
})

/** What the parts of the form have in common. */
export interface AgentPartProps {
  form: UseFormReturn<AgentForm>
  workspace: string
  isDisabled: boolean
}

function SystemLength({ form }: { form: UseFormReturn<AgentForm> }) {
  const system = useWatch({ control: form.control, name: 'system' })
  return `${system.length.toLocaleString('en')} of ${systemLimit.toLocaleString('en')} characters`
}

function firstRowError(errors: AgentFieldErrors): string | undefined {
  for (const row of Array.isArray(errors) ? errors : []) {
    const message = row?.key?.message ?? row?.value?.message
    if (message) return message
  }
  return undefined
}

type AgentFieldErrors = UseFormReturn<AgentForm>['formState']['errors']['metadata']
