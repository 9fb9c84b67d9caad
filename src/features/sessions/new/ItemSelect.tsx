import { useQuery } from '@tanstack/react-query'
import { namedItemQueries } from '@/queries/namedItems.ts'
import { SelectField } from '@/ui/SelectField.tsx'

interface ItemSelectProps {
  workspace: string
  /** The API's name of the list to choose from. */
  collection: string
  label: string
  value: string
  onChange: (id: string) => void
}

/** One thing of a list of the workspace, by name. */
export function ItemSelect({ workspace, collection, label, value, onChange }: ItemSelectProps) {
  const { data, error, isPending } = useQuery(namedItemQueries.newest(workspace, collection))
  const items = data?.items ?? []
  return (
    <SelectField
      label={label}
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
    </SelectField>
  )
}
