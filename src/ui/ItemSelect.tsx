import { SelectField } from './SelectField.tsx'

/** What there is to choose from. */
export interface Choices {
  items: readonly { id: string; name: string }[]
  isPending: boolean
  /** There are more than are listed. */
  hasMore: boolean
  error: Error | null
}

export interface ItemSelectProps {
  label: string
  choices: Choices
  value: string
  onChange: (id: string) => void
  className?: string
}

/** One thing of a list, by name. An id that is not among the choices stays chosen. */
export function ItemSelect({ label, choices, value, onChange, className }: ItemSelectProps) {
  const { items, isPending, hasMore, error } = choices
  return (
    <SelectField
      label={label}
      {...(className ? { className } : {})}
      value={value}
      error={error ? `The choices could not be read. ${error.message}` : undefined}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{isPending ? 'Loading' : items.length === 0 ? 'There is none yet' : 'Choose'}</option>
      {value !== '' && !items.some(({ id }) => id === value) && <option value={value}>{value}</option>}
      {items.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {hasMore && <option disabled>Only the newest {items.length} are listed</option>}
    </SelectField>
  )
}
