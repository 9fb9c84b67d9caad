import { useQuery } from '@tanstack/react-query'
import { Sparkles, X } from 'lucide-react'
import { useFieldArray, useFormState, useWatch } from 'react-hook-form'
import type { SkillChoice } from '@/domain/skillChoice.ts'
import { skillChoiceQueries } from '@/queries/skillChoices.ts'
import { controlClass } from '@/ui/controlClass.ts'
import { FieldError } from '@/ui/Field.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { SelectControl } from '@/ui/SelectControl.tsx'
import type { AgentPartProps } from './AgentFields.tsx'
import { EntryList } from './EntryList.tsx'

/** The skills an agent brings, pinned to a version or following the latest. */
export function SkillsField({ form, workspace, isDisabled }: AgentPartProps) {
  const { control } = form
  const { fields, append, remove } = useFieldArray({ control, name: 'skills' })
  const { errors } = useFormState({ control, name: 'skills' })
  const choices = useQuery(skillChoiceQueries.list(workspace))
  const known = choices.data ?? []
  const unused = known.find(({ id }) => !fields.some(({ skillId }) => skillId === id))
  return (
    <EntryList
      label="Skills"
      description={
        choices.data === null || choices.data?.length === 0
          ? 'this workspace has none to choose from: name them by id'
          : choices.error
            ? 'the skills could not be read: name them by id'
            : 'from the skills of this workspace'
      }
      error={errors.skills?.message ?? errors.skills?.root?.message}
      isDisabled={isDisabled}
      addLabel="Add a skill"
      count={fields.length}
      onAdd={() => append(newRow(unused), { shouldFocus: false })}
    >
      {fields.map((field, index) => (
        <Skill
          key={field.id}
          {...{ form, workspace, isDisabled, index, known }}
          onRemove={isDisabled ? null : () => remove(index)}
        />
      ))}
    </EntryList>
  )
}

const newRow = (choice: SkillChoice | undefined) => ({
  entry: choice && choice.source !== 'custom' ? { type: choice.source, skill_id: choice.id } : null,
  skillId: choice?.id ?? '',
  version: '',
})

interface SkillProps extends AgentPartProps {
  index: number
  known: readonly SkillChoice[]
  onRemove: (() => void) | null
}

function Skill({ form, workspace, isDisabled, index, known, onRemove }: SkillProps) {
  const { control, register, setValue } = form
  const { skillId, version } = useWatch({ control, name: `skills.${index}` })
  const { errors } = useFormState({ control, name: `skills.${index}` })
  const error = errors.skills?.[index]
  const choice = known.find(({ id }) => id === skillId)
  const versions = useQuery({ ...skillChoiceQueries.versions(workspace, choice?.id ?? ''), retry: false })
  const names = versions.data ?? []
  return (
    <div>
      <div className="flex flex-wrap items-center gap-1.5">
        <Sparkles aria-hidden strokeWidth={1.75} className="size-[15px] shrink-0 text-ink-3" />
        {known.length > 0 ? (
          <SelectControl
            aria-label={`Skill ${index + 1}`}
            aria-invalid={error?.skillId ? true : undefined}
            value={skillId}
            disabled={isDisabled}
            onChange={(event) => {
              const chosen = known.find(({ id }) => id === event.target.value)
              setValue(`skills.${index}`, newRow(chosen), { shouldDirty: true, shouldValidate: error !== undefined })
            }}
            className="min-w-[140px] flex-1"
          >
            {!choice && <option value={skillId}>{skillId || 'Choose a skill'}</option>}
            {known.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectControl>
        ) : (
          <input
            aria-label={`Skill ${index + 1}`}
            aria-invalid={error?.skillId ? true : undefined}
            placeholder="skill_…"
            className={controlClass('h-[30px] !w-auto !min-w-[140px] flex-1 font-mono text-small')}
            disabled={isDisabled}
            {...register(`skills.${index}.skillId`)}
          />
        )}
        {names.length > 0 ? (
          <SelectControl
            aria-label={`Version of skill ${index + 1}`}
            className="w-36"
            disabled={isDisabled}
            {...register(`skills.${index}.version`)}
            value={version}
          >
            <option value="">latest</option>
            {version !== '' && !names.includes(version) && <option value={version}>{version}</option>}
            {names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectControl>
        ) : (
          <input
            aria-label={`Version of skill ${index + 1}`}
            placeholder="latest"
            className={controlClass('h-[30px] !w-36 font-mono text-small')}
            disabled={isDisabled}
            {...register(`skills.${index}.version`)}
          />
        )}
        {onRemove && (
          <IconButton label={`Remove ${choice?.title || skillId || `skill ${index + 1}`}`} onClick={onRemove}>
            <X />
          </IconButton>
        )}
      </div>
      <FieldError message={error?.skillId?.message ?? error?.version?.message} />
    </div>
  )
}
