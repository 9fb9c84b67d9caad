import { useId } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type Cadence, readCadence, toExpression, weekdayNames } from '@/domain/deployment/cadence.ts'
import type { DeploymentForm } from '@/domain/deployment/deploymentForm.ts'
import { controlClass } from '@/ui/controlClass.ts'
import { Field, FieldError } from '@/ui/Field.tsx'
import { Segmented } from '@/ui/Segmented.tsx'
import { SelectControl } from '@/ui/SelectControl.tsx'
import { UpcomingRuns } from './UpcomingRuns.tsx'

const kinds: Record<Cadence['kind'], string> = {
  hourly: 'Every hour',
  daily: 'Every day',
  weekdays: 'Monday to Friday',
  weekly: 'Every week',
  monthly: 'Every month',
  custom: 'Custom',
}

/** When sessions start: the usual choices, and beside them the expression they stand for, in words and as cron. */
export function ScheduleField({ form, isDisabled }: { form: UseFormReturn<DeploymentForm>; isDisabled: boolean }) {
  const zonesId = useId()
  const { register, watch, setValue, formState } = form
  const { isScheduled, expression, timezone } = watch()
  const cadence = readCadence(expression)
  const write = (next: string) => setValue('expression', next, { shouldDirty: true, shouldValidate: true })
  const time = 'time' in cadence ? cadence.time : '09:00'

  const choose = (kind: string) => {
    if (kind === 'hourly') write(toExpression({ kind, minute: 0 }))
    else if (kind === 'daily' || kind === 'weekdays') write(toExpression({ kind, time }))
    else if (kind === 'weekly' || kind === 'monthly') write(toExpression({ kind, day: 1, time }))
  }
  const control = controlClass('h-[30px]')
  return (
    <Field label="Schedule" layout="columns" description="when sessions start">
      {({ id }) => (
        <fieldset id={id} aria-label="Schedule" disabled={isDisabled} className="flex min-w-0 flex-col gap-2.5">
          <div>
            <Segmented
              label="Starts"
              value={isScheduled ? 'scheduled' : 'asked'}
              options={[
                { value: 'scheduled', label: 'On a schedule' },
                { value: 'asked', label: 'Only when asked' },
              ]}
              onChange={(value) => setValue('isScheduled', value === 'scheduled', { shouldDirty: true })}
            />
          </div>
          {isScheduled && (
            <>
              <div className="grid grid-cols-[repeat(auto-fit,minmax(140px,1fr))] gap-2">
                <SelectControl
                  aria-label="Repeats"
                  value={cadence.kind}
                  onChange={(event) => choose(event.target.value)}
                >
                  {Object.entries(kinds).map(([kind, label]) => (
                    <option key={kind} value={kind} disabled={kind === 'custom'}>
                      {label}
                    </option>
                  ))}
                </SelectControl>
                {cadence.kind === 'weekly' && (
                  <SelectControl
                    aria-label="Day of the week"
                    value={cadence.day}
                    onChange={(event) => write(toExpression({ ...cadence, day: Number(event.target.value) }))}
                  >
                    {weekdayNames.map((name, day) => (
                      <option key={name} value={day}>
                        {name}
                      </option>
                    ))}
                  </SelectControl>
                )}
                {cadence.kind === 'monthly' && (
                  <SelectControl
                    aria-label="Day of the month"
                    value={cadence.day}
                    onChange={(event) => write(toExpression({ ...cadence, day: Number(event.target.value) }))}
                  >
                    {Array.from({ length: 31 }, (_, index) => index + 1).map((day) => (
                      <option key={day}>{day}</option>
                    ))}
                  </SelectControl>
                )}
                {'time' in cadence && (
                  <input
                    type="time"
                    aria-label="Time of day"
                    value={cadence.time}
                    onChange={(event) =>
                      event.target.value && write(toExpression({ ...cadence, time: event.target.value }))
                    }
                    className={control}
                  />
                )}
              </div>
              <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-2">
                <label className="text-mini text-ink-3">
                  Cron expression
                  <input
                    type="text"
                    autoComplete="off"
                    spellCheck={false}
                    aria-invalid={formState.errors.expression ? true : undefined}
                    {...register('expression')}
                    className={controlClass('mt-0.5 h-[30px] font-mono text-small text-ink')}
                  />
                </label>
                <label className="text-mini text-ink-3">
                  Time zone
                  <input
                    type="text"
                    autoComplete="off"
                    list={zonesId}
                    aria-invalid={formState.errors.timezone ? true : undefined}
                    {...register('timezone')}
                    className={controlClass('mt-0.5 h-[30px] text-small text-ink')}
                  />
                </label>
                <datalist id={zonesId}>
                  {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
                    <option key={zone} value={zone} />
                  ))}
                </datalist>
              </div>
              <FieldError message={formState.errors.expression?.message ?? formState.errors.timezone?.message} />
              <UpcomingRuns schedule={{ expression, timezone }} />
            </>
          )}
        </fieldset>
      )}
    </Field>
  )
}
