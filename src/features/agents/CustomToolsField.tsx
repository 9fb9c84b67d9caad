import { useFieldArray, useFormState, useWatch } from 'react-hook-form'
import { readJsonText } from '@/lib/readJsonText.ts'
import { JsonTextField } from '@/ui/JsonTextField.tsx'
import { TextField } from '@/ui/TextField.tsx'
import type { AgentPartProps } from './AgentFields.tsx'
import { EntryLine, EntryList } from './EntryList.tsx'

const emptySchema = JSON.stringify({ type: 'object', properties: {}, required: [] }, null, 2)

/** Tools that the client answers: the agent asks, and whoever holds the session gives the result. */
export function CustomToolsField({ form, isDisabled }: AgentPartProps) {
  const { control } = form
  const { fields, append, remove } = useFieldArray({ control, name: 'customTools' })
  const { errors } = useFormState({ control, name: 'customTools' })
  return (
    <EntryList
      label="Custom tools"
      description="answered by the client"
      error={errors.customTools?.message ?? errors.customTools?.root?.message}
      isDisabled={isDisabled}
      addLabel="Add a custom tool"
      count={fields.length}
      onAdd={() => append({ entry: null, name: '', description: '', inputSchema: emptySchema }, { shouldFocus: false })}
    >
      {fields.map((field, index) => (
        <CustomTool
          key={field.id}
          form={form}
          index={index}
          isNew={field.name === ''}
          onRemove={isDisabled ? null : () => remove(index)}
        />
      ))}
    </EntryList>
  )
}

interface CustomToolProps {
  form: AgentPartProps['form']
  index: number
  isNew: boolean
  onRemove: (() => void) | null
}

function CustomTool({ form, index, isNew, onRemove }: CustomToolProps) {
  const { control, register, setValue } = form
  const tool = useWatch({ control, name: `customTools.${index}` })
  const { errors } = useFormState({ control, name: `customTools.${index}` })
  const error = errors.customTools?.[index]
  const { problem } = readJsonText(tool.inputSchema)
  return (
    <EntryLine
      name={tool.name || `custom tool ${index + 1}`}
      summary={
        <>
          <span className="shrink-0 font-mono text-small">{tool.name || 'unnamed'}</span>
          <span className="truncate text-ink-3">{tool.description}</span>
        </>
      }
      isInitiallyOpen={isNew}
      hasError={error !== undefined}
      onRemove={onRemove}
    >
      <TextField
        label="Name"
        isRequired
        isMono
        error={error?.name?.message}
        {...register(`customTools.${index}.name`)}
      />
      <TextField
        label="Description"
        isRequired
        error={error?.description?.message}
        {...register(`customTools.${index}.description`)}
      />
      <JsonTextField
        label="Input schema"
        description="JSON Schema of an object"
        isRequired
        text={tool.inputSchema}
        onChange={(text) =>
          setValue(`customTools.${index}.inputSchema`, text, { shouldDirty: true, shouldValidate: error !== undefined })
        }
        problem={problem}
        error={problem ? undefined : error?.inputSchema?.message}
        isDisabled={onRemove === null}
      />
    </EntryLine>
  )
}
