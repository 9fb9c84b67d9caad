import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Field, type FieldProps } from './Field.tsx'
import { IconButton } from './IconButton.tsx'

export interface RowsFieldProps<Row> extends FieldProps {
  /** One of them, as in "Add a file". */
  noun: string
  rows: readonly Row[]
  /** What an added row begins with. */
  blank: Row
  onChange: (rows: Row[]) => void
  isDisabled?: boolean
  children: (row: Row, change: (part: Partial<Row>) => void) => ReactNode
}

/** Things of which there may be several, each with fields of its own. */
export function RowsField<Row extends object>(props: RowsFieldProps<Row>) {
  const { noun, rows, blank, onChange, isDisabled = false, children, ...field } = props
  return (
    <Field {...field}>
      {(control) => (
        <fieldset
          id={control.id}
          aria-label={field.label}
          aria-describedby={control['aria-describedby']}
          disabled={isDisabled}
          className="flex min-w-0 flex-col items-start gap-2"
        >
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; everything in it changes while it is filled in
            <div key={index} className="flex w-full items-start gap-1.5 rounded-2 border border-line p-2">
              <div className="grid min-w-0 flex-1 grid-cols-2 gap-2 max-[600px]:grid-cols-1">
                {children(row, (part) => onChange(rows.map((one, at) => (at === index ? { ...one, ...part } : one))))}
              </div>
              {!isDisabled && (
                <IconButton
                  label={`Remove ${noun} ${index + 1}`}
                  onClick={() => onChange(rows.filter((_, at) => at !== index))}
                >
                  <X />
                </IconButton>
              )}
            </div>
          ))}
          {isDisabled && rows.length === 0 && <span className="leading-[30px] text-ink-3">none</span>}
          {!isDisabled && (
            <Button tone="ghost" className="-ml-2" onClick={() => onChange([...rows, blank])}>
              <Plus aria-hidden />
              Add a {noun}
            </Button>
          )}
        </fieldset>
      )}
    </Field>
  )
}
