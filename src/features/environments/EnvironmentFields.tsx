import { Controller, type UseFormReturn, useFormState, useWatch } from 'react-hook-form'
import { packageManagers } from '@/domain/environment.ts'
import type { EnvironmentForm } from '@/domain/environmentForm.ts'
import { Field, FieldError } from '@/ui/Field.tsx'
import { MetadataField } from '@/ui/MetadataField.tsx'
import { SelectField } from '@/ui/SelectField.tsx'
import { Switch } from '@/ui/Switch.tsx'
import { TextArea } from '@/ui/TextArea.tsx'
import { TextField } from '@/ui/TextField.tsx'

export interface EnvironmentFieldsProps {
  form: UseFormReturn<EnvironmentForm>
  isDisabled?: boolean
  /** Another number means that all values were replaced: the controls are bound to them anew. */
  generation: number
}

export function EnvironmentFields({ form, isDisabled = false }: EnvironmentFieldsProps) {
  const { control, register } = form
  const { errors } = useFormState({ control })
  const [configType, networkType] = useWatch({ control, name: ['configType', 'networkType'] })
  const isSelfHosted = configType === 'self_hosted'
  const isLimited = networkType !== 'unrestricted'
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
        label="Type"
        layout="columns"
        description="where sessions run"
        error={errors.configType?.message}
        disabled={isDisabled}
        {...register('configType')}
        value={configType}
      >
        <option value="cloud">Cloud: a container of its own for each session</option>
        <option value="self_hosted">Self-hosted: your own workers take the work from a queue</option>
        {configType !== 'cloud' && !isSelfHosted && <option value={configType}>{configType}</option>}
      </SelectField>
      {isSelfHosted && (
        <p className="border-b border-line px-3.5 py-3 text-ink-3">
          Self-hosted workers bring their own network, packages and script, so none are configured here.
        </p>
      )}
      {!isSelfHosted && (
        <>
          <SelectField
            label="Network"
            layout="columns"
            description="what sessions may reach"
            error={errors.networkType?.message}
            disabled={isDisabled}
            {...register('networkType')}
            value={networkType}
          >
            <option value="limited">Limited: only what is listed</option>
            <option value="unrestricted">Unrestricted: the whole internet</option>
            {networkType !== 'limited' && networkType !== 'unrestricted' && (
              <option value={networkType}>{networkType}</option>
            )}
          </SelectField>
          {isLimited && (
            <>
              <TextArea
                label="Allowed hosts"
                layout="columns"
                isMono
                rows={2}
                description="one a line"
                placeholder="pypi.org"
                error={errors.allowedHosts?.message}
                disabled={isDisabled}
                {...register('allowedHosts')}
              />
              <div className="grid grid-cols-[150px_minmax(0,1fr)] gap-3 border-b border-line px-3.5 py-3 max-[700px]:grid-cols-1">
                <p className="font-medium">Also allow</p>
                <div className="flex flex-col items-start gap-2">
                  <Switch
                    label="Package managers"
                    description="the registries of apt, cargo, gem, go, npm and pip"
                    disabled={isDisabled}
                    {...register('allowPackageManagers')}
                  />
                  <Switch
                    label="MCP servers"
                    description="the servers of the session’s agent"
                    disabled={isDisabled}
                    {...register('allowMcpServers')}
                  />
                </div>
              </div>
            </>
          )}
          <Field label="Packages" layout="columns" description="installed before the first turn, one a line">
            {({ id }) => (
              <fieldset
                id={id}
                aria-label="Packages"
                disabled={isDisabled}
                className="grid grid-cols-2 gap-x-3 gap-y-2.5 max-[560px]:grid-cols-1"
              >
                {packageManagers.map((manager) => (
                  <TextArea
                    key={manager}
                    label={manager}
                    isMono
                    rows={1}
                    error={errors.packages?.[manager]?.message}
                    {...register(`packages.${manager}`)}
                  />
                ))}
                <FieldError message={errors.packages?.root?.message ?? errors.packages?.message} />
              </fieldset>
            )}
          </Field>
          <TextArea
            label="Setup script"
            layout="columns"
            isMono
            description="run by bash after the packages; may run more than once"
            error={errors.setupScript?.message}
            disabled={isDisabled}
            {...register('setupScript')}
          />
        </>
      )}
      <Controller
        control={control}
        name="metadata"
        render={({ field }) => (
          <MetadataField
            layout="columns"
            rows={field.value}
            onChange={field.onChange}
            error={errors.metadata?.message ?? errors.metadata?.root?.message ?? rowError(errors.metadata)}
            isDisabled={isDisabled}
          />
        )}
      />
    </>
  )
}

type MetadataErrors = UseFormReturn<EnvironmentForm>['formState']['errors']['metadata']

function rowError(errors: MetadataErrors): string | undefined {
  for (const row of Array.isArray(errors) ? errors : []) {
    const message = row?.key?.message ?? row?.value?.message
    if (message) return message
  }
  return undefined
}
