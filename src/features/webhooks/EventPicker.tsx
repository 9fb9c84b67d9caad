import type { UseFormReturn } from 'react-hook-form'
import { changeTypes } from '@/domain/webhook/changeTypes.ts'
import type { WebhookForm } from '@/domain/webhook/webhookForm.ts'
import { Field } from '@/ui/Field.tsx'
import { Segmented } from '@/ui/Segmented.tsx'

export interface EventPickerProps {
  form: UseFormReturn<WebhookForm>
  error: string | undefined
  isDisabled: boolean
}

const groupTitles: Record<string, string> = {
  session: 'Sessions',
  agent: 'Agents',
  deployment_run: 'Deployment runs',
}

/** What an endpoint is told of: everything, or names of the catalogue. Names nobody here knows stay chosen. */
export function EventPicker({ form, error, isDisabled }: EventPickerProps) {
  const { isAll, events } = form.watch()
  const names = [...new Set<string>([...changeTypes, ...events])]
  const groups = [...new Set(names.map((name) => name.split('.')[0] ?? ''))]
  const put = (name: string, isChosen: boolean) =>
    form.setValue('events', isChosen ? [...events, name] : events.filter((one) => one !== name), {
      shouldDirty: true,
      shouldValidate: form.formState.isSubmitted,
    })
  return (
    <Field label="Told of" layout="columns" error={error}>
      {({ id }) => (
        <fieldset id={id} aria-label="Told of" disabled={isDisabled} className="flex min-w-0 flex-col gap-3">
          <div>
            <Segmented
              label="Which events"
              value={isAll ? 'all' : 'some'}
              options={[
                { value: 'all', label: 'Everything' },
                { value: 'some', label: 'Chosen events' },
              ]}
              onChange={(value) => form.setValue('isAll', value === 'all', { shouldDirty: true })}
            />
          </div>
          {!isAll &&
            groups.map((group) => (
              <fieldset key={group} className="min-w-0">
                <legend className="mb-1 text-mini text-ink-3">{groupTitles[group] ?? group}</legend>
                <div className="grid grid-cols-2 gap-x-3 gap-y-1 max-[560px]:grid-cols-1">
                  {names
                    .filter((name) => name.split('.')[0] === group)
                    .map((name) => (
                      <label key={name} className="flex min-w-0 cursor-pointer items-center gap-2">
                        <input
                          type="checkbox"
                          checked={events.includes(name)}
                          onChange={({ target }) => put(name, target.checked)}
                          className="accent-ink"
                        />
                        <span className="truncate font-mono text-small">{name}</span>
                      </label>
                    ))}
                </div>
              </fieldset>
            ))}
        </fieldset>
      )}
    </Field>
  )
}
