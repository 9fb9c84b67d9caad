import { Plus, X } from 'lucide-react'
import { Button } from './Button.tsx'
import { controlClass } from './controlClass.ts'
import { Field, type FieldProps } from './Field.tsx'
import { IconButton } from './IconButton.tsx'

export interface KeyValueRow {
  key: string
  value: string
}

export interface MetadataFieldProps extends Omit<FieldProps, 'label'> {
  label?: string
  rows: readonly KeyValueRow[]
  onChange: (rows: KeyValueRow[]) => void
  isDisabled?: boolean
}

/** Pairs of a key and a value, one line each. */
export function MetadataField({
  label = 'Metadata',
  rows,
  onChange,
  isDisabled = false,
  ...field
}: MetadataFieldProps) {
  const change = (index: number, part: Partial<KeyValueRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  return (
    <Field label={label} {...field}>
      {(control) => (
        <fieldset
          id={control.id}
          aria-label={label}
          aria-describedby={control['aria-describedby']}
          disabled={isDisabled}
          className="flex min-w-0 flex-col items-start gap-1.5"
        >
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its key changes while it is typed
            <div key={index} className="flex w-full items-center gap-1.5">
              <input
                aria-label={`Key ${index + 1}`}
                value={row.key}
                onChange={(event) => change(index, { key: event.target.value })}
                className={controlClass('h-[30px] flex-1 font-mono text-small')}
              />
              <span aria-hidden className="text-ink-3">
                =
              </span>
              <input
                aria-label={`Value ${index + 1}`}
                value={row.value}
                onChange={(event) => change(index, { value: event.target.value })}
                className={controlClass('h-[30px] flex-[2] font-mono text-small')}
              />
              {!isDisabled && (
                <IconButton
                  label={`Remove ${row.key || `row ${index + 1}`}`}
                  onClick={() => onChange(rows.filter((_, at) => at !== index))}
                >
                  <X />
                </IconButton>
              )}
            </div>
          ))}
          {isDisabled && rows.length === 0 && <span className="leading-[30px] text-ink-3">none</span>}
          {!isDisabled && (
            <Button tone="ghost" className="-ml-2" onClick={() => onChange([...rows, { key: '', value: '' }])}>
              <Plus aria-hidden />
              Add a pair
            </Button>
          )}
        </fieldset>
      )}
    </Field>
  )
}
