import { Controller, type UseFormReturn } from 'react-hook-form'
import type { DeploymentForm } from '@/domain/deployment/deploymentForm.ts'
import { ResourceFields } from '@/lenses/resources/ResourceFields.tsx'
import { VaultsField } from '@/lenses/resources/VaultsField.tsx'
import { useResourceChoices } from '@/queries/useResourceChoices.ts'

export interface DeploymentResourcesProps {
  form: UseFormReturn<DeploymentForm>
  workspace: string
  isDisabled: boolean
}

/** What each session of a deployment is given: files, repositories, memory stores and vaults. */
export function DeploymentResources({ form, workspace, isDisabled }: DeploymentResourcesProps) {
  const { errors } = form.formState
  const { resources, vaultIds } = form.watch()
  const { files, memory, vaults } = useResourceChoices(workspace, {
    files: resources.files.length > 0,
    memory: resources.memory.length > 0,
    vaults: vaultIds.length > 0,
  })
  return (
    <>
      <Controller
        control={form.control}
        name="resources"
        render={({ field }) => (
          <ResourceFields
            layout="columns"
            rows={field.value}
            onChange={(part) => field.onChange({ ...field.value, ...part })}
            choices={{ files, memory }}
            tokenNote="A token is never shown again: write it anew whenever resources are changed."
            errorAt={(kind) => errors.resources?.[kind]?.message}
            isDisabled={isDisabled}
          />
        )}
      />
      {vaults && (
        <Controller
          control={form.control}
          name="vaultIds"
          render={({ field }) => (
            <VaultsField
              layout="columns"
              vaultIds={field.value}
              onChange={field.onChange}
              choices={vaults}
              error={errors.vaultIds?.message ?? errors.vaultIds?.root?.message}
              isDisabled={isDisabled}
            />
          )}
        />
      )}
    </>
  )
}
