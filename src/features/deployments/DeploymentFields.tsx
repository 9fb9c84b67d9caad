import { useQuery } from '@tanstack/react-query'
import { Controller, type UseFormReturn } from 'react-hook-form'
import type { DeploymentForm } from '@/domain/deployment/deploymentForm.ts'
import { agentQueries } from '@/queries/agents.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { MetadataField } from '@/ui/MetadataField.tsx'
import { SelectField } from '@/ui/SelectField.tsx'
import { TextArea } from '@/ui/TextArea.tsx'
import { TextField } from '@/ui/TextField.tsx'
import { DeploymentResources } from './DeploymentResources.tsx'
import { InitialEvents } from './InitialEvents.tsx'
import { ScheduleField } from './ScheduleField.tsx'

export interface DeploymentFieldsProps {
  form: UseFormReturn<DeploymentForm>
  workspace: string
  isDisabled?: boolean
}

export function DeploymentFields({ form, workspace, isDisabled = false }: DeploymentFieldsProps) {
  const { control, register, watch, formState } = form
  const { errors } = formState
  const { agentId, agentVersion, environmentId } = watch()
  const agents = useQuery(agentQueries.list(workspace, { limit: 100 }))
  const environments = useQuery(environmentQueries.list(workspace, { limit: 100 }))
  const versions = useQuery({
    ...agentQueries.versions({ workspace, id: agentId }, { limit: 100 }),
    enabled: agentId !== '',
  })
  const knownAgents = agents.data?.items ?? []
  const knownEnvironments = environments.data?.items ?? []
  const knownVersions = versions.data?.items.map(({ version }) => String(version)) ?? []
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
        label="Agent"
        isRequired
        layout="columns"
        error={errors.agentId?.message}
        disabled={isDisabled}
        {...register('agentId', { onChange: () => form.setValue('agentVersion', '') })}
        value={agentId}
      >
        <option value="">Choose an agent</option>
        {knownAgents.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {agentId !== '' && !knownAgents.some(({ id }) => id === agentId) && <option value={agentId}>{agentId}</option>}
      </SelectField>
      <SelectField
        label="Version"
        layout="columns"
        description="kept until you choose another"
        disabled={isDisabled || agentId === ''}
        {...register('agentVersion')}
        value={agentVersion}
      >
        <option value="">The newest when it is saved</option>
        {knownVersions.map((version) => (
          <option key={version} value={version}>
            Version {version}
          </option>
        ))}
        {agentVersion !== '' && !knownVersions.includes(agentVersion) && (
          <option value={agentVersion}>Version {agentVersion}</option>
        )}
      </SelectField>
      <SelectField
        label="Environment"
        isRequired
        layout="columns"
        error={errors.environmentId?.message}
        disabled={isDisabled}
        {...register('environmentId')}
        value={environmentId}
      >
        <option value="">Choose an environment</option>
        {knownEnvironments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {environmentId !== '' && !knownEnvironments.some(({ id }) => id === environmentId) && (
          <option value={environmentId}>{environmentId}</option>
        )}
      </SelectField>
      <Controller
        control={control}
        name="initialEvents"
        render={({ field }) => (
          <InitialEvents
            events={field.value}
            onChange={field.onChange}
            error={errors.initialEvents?.message ?? errors.initialEvents?.root?.message}
            isDisabled={isDisabled}
          />
        )}
      />
      <ScheduleField form={form} isDisabled={isDisabled} />
      <TextArea
        label="Variables"
        layout="columns"
        isMono
        rows={2}
        description="NAME=value, one a line"
        placeholder="LOG=info"
        error={errors.environmentVariables?.message}
        disabled={isDisabled}
        {...register('environmentVariables')}
      />
      <DeploymentResources form={form} workspace={workspace} isDisabled={isDisabled} />
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
