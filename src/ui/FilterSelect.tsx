import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { cn } from '@/lib/cn.ts'

export interface FilterSelectProps {
  label: string
  /** Undefined is "any". */
  value: string | undefined
  options: readonly { value: string; label: string }[]
  onChange: (value: string | undefined) => void
  /** There is no "any". */
  isRequired?: boolean
}

/** One condition of a list: dashed while it asks for nothing. */
export function FilterSelect({ label, value, options, onChange, isRequired = false }: FilterSelectProps) {
  const id = useId()
  return (
    <span
      className={cn(
        'relative inline-flex h-7 max-w-64 items-center gap-1.5 rounded-2 border border-line-strong pl-2.5 hover:bg-surface-2 has-focus-visible:outline-2 has-focus-visible:outline-focus',
        value ? 'text-ink' : 'border-dashed text-ink-2',
      )}
    >
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
        className="field-sizing-content h-full max-w-44 cursor-pointer appearance-none truncate bg-transparent pr-7 font-medium text-ink outline-none"
      >
        {!isRequired && <option value="">any</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden strokeWidth={1.75} className="pointer-events-none absolute right-2 size-[15px]" />
    </span>
  )
}
