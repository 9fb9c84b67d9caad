import { useQuery } from '@tanstack/react-query'
import { Cpu } from 'lucide-react'
import { useFormState, useWatch } from 'react-hook-form'
import { modelQueries } from '@/queries/models.ts'
import { SelectField } from '@/ui/SelectField.tsx'
import type { AgentPartProps } from './AgentFields.tsx'

/** The model, and what it offers to choose. A choice the model does not offer is shown until somebody changes it. */
export function ModelFields({ form, workspace, isDisabled }: AgentPartProps) {
  const { control, register, setValue } = form
  const { errors } = useFormState({ control, name: ['modelId', 'effort', 'contextWindow'] })
  const [modelId, effort, contextWindow] = useWatch({ control, name: ['modelId', 'effort', 'contextWindow'] })
  const models = useQuery(modelQueries.list(workspace))
  const known = models.data ?? []
  const model = known.find(({ id }) => id === modelId)
  const efforts = withCurrent(model?.efforts ?? [], effort)
  const windows = withCurrent(model?.contextWindows.map(String) ?? [], contextWindow)
  return (
    <>
      <SelectField
        label="Model"
        isRequired
        layout="columns"
        icon={<Cpu />}
        description={models.error ? 'the models could not be read' : 'from the models of this workspace'}
        error={errors.modelId?.message}
        disabled={isDisabled}
        {...register('modelId', {
          // What another model offered may be refused by this one.
          onChange: () => {
            setValue('effort', '')
            setValue('contextWindow', '')
          },
        })}
        value={modelId}
      >
        {modelId === '' && <option value="">Choose a model</option>}
        {modelId !== '' && !model && <option value={modelId}>{modelId}</option>}
        {known.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName === id ? id : `${displayName} (${id})`}
          </option>
        ))}
      </SelectField>
      {efforts.length > 0 && (
        <SelectField
          label="Effort"
          layout="columns"
          description="how much the model thinks"
          error={errors.effort?.message}
          disabled={isDisabled}
          {...register('effort')}
          value={effort}
        >
          <option value="">{defaultText(model?.defaultEffort)}</option>
          {efforts.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
      )}
      {windows.length > 0 && (
        <SelectField
          label="Context window"
          layout="columns"
          description="in tokens"
          error={errors.contextWindow?.message}
          disabled={isDisabled}
          {...register('contextWindow')}
          value={contextWindow}
        >
          <option value="">{defaultText(model?.defaultContextWindow?.toLocaleString('en'))}</option>
          {windows.map((size) => (
            <option key={size} value={size}>
              {Number(size).toLocaleString('en')}
            </option>
          ))}
        </SelectField>
      )}
    </>
  )
}

const defaultText = (value: string | null | undefined) => (value ? `Default (${value})` : 'Default')
const withCurrent = (offered: string[], current: string) =>
  current === '' || offered.includes(current) ? offered : [current, ...offered]
