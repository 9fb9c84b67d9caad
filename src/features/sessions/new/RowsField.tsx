import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/ui/Button.tsx'
import { FieldError } from '@/ui/Field.tsx'
import { IconButton } from '@/ui/IconButton.tsx'

interface RowsFieldProps<Row> {
  /** What the rows are, in the plural. */
  label: string
  /** One of them, as in "Add a file". */
  noun: string
  description?: ReactNode
  error: string | undefined
  rows: readonly Row[]
  blank: Row
  onChange: (rows: Row[]) => void
  children: (row: Row, change: (part: Partial<Row>) => void, place: string) => ReactNode
}

/** Things of which a session may have several, each with fields of its own. */
export function RowsField<Row extends object>(props: RowsFieldProps<Row>) {
  const { label, noun, description, error, rows, blank, onChange, children } = props
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-col items-start gap-2">
      <p className="font-medium">{label}</p>
      {description && <p className="-mt-1.5 text-mini text-ink-3">{description}</p>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; everything in it changes while it is filled in
        <div key={index} className="flex w-full items-start gap-1.5 rounded-2 border border-line p-2">
          <div className="grid min-w-0 flex-1 grid-cols-2 gap-2 max-[600px]:grid-cols-1">
            {children(
              row,
              (part) => onChange(rows.map((one, at) => (at === index ? { ...one, ...part } : one))),
              `${noun} ${index + 1}`,
            )}
          </div>
          <IconButton
            label={`Remove ${noun} ${index + 1}`}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <X />
          </IconButton>
        </div>
      ))}
      <Button tone="ghost" className="-ml-2" onClick={() => onChange([...rows, blank])}>
        <Plus aria-hidden />
        Add a {noun}
      </Button>
      <FieldError message={error} />
    </fieldset>
  )
}
