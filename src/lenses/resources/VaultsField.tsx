import type { FieldProps } from '@/ui/Field.tsx'
import { type Choices, ItemSelect } from '@/ui/ItemSelect.tsx'
import { RowsField } from '@/ui/RowsField.tsx'

export interface VaultsFieldProps extends Pick<FieldProps, 'layout' | 'error'> {
  vaultIds: readonly string[]
  onChange: (vaultIds: string[]) => void
  choices: Choices
  isDisabled?: boolean
}

/** Whose credentials a session may use. */
export function VaultsField({ vaultIds, onChange, choices, ...field }: VaultsFieldProps) {
  return (
    <RowsField
      {...field}
      label="Vaults"
      noun="vault"
      description="Their credentials are used for the agent’s MCP servers. The agent never sees them."
      rows={vaultIds.map((id) => ({ id }))}
      blank={{ id: '' }}
      onChange={(rows) => onChange(rows.map(({ id }) => id))}
    >
      {({ id }, edit) => (
        <ItemSelect
          label="Vault"
          className="col-span-full"
          choices={choices}
          value={id}
          onChange={(next) => edit({ id: next })}
        />
      )}
    </RowsField>
  )
}
