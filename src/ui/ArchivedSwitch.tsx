import { Switch } from './Switch.tsx'

export interface ArchivedSwitchProps {
  includeArchived: boolean
  setFilter: (name: string, value: string | undefined) => void
}

/** The filter every list has: archived rows are hidden until somebody asks for them. */
export function ArchivedSwitch({ includeArchived, setFilter }: ArchivedSwitchProps) {
  return (
    <Switch
      label="Show archived"
      className="ml-1 text-ink-2"
      checked={includeArchived}
      onChange={(event) => setFilter('archived', event.target.checked ? 'true' : undefined)}
    />
  )
}
