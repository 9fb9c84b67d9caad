import { type ReactNode, useId } from 'react'
import { cn } from '@/lib/cn.ts'

export interface SegmentedOption<Value extends string> {
  value: Value
  label: string
  icon?: ReactNode
}

export interface SegmentedProps<Value extends string> {
  /** Name of the choice, for those who do not see it. */
  label: string
  value: Value
  options: readonly SegmentedOption<Value>[]
  onChange: (value: Value) => void
}

/** One of a few, all of them visible: radio buttons that look like a switch. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className="inline-flex rounded-2 bg-surface-2 p-0.5">
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            'relative flex h-6 cursor-pointer items-center gap-1.5 rounded-[5px] px-2.5 font-medium whitespace-nowrap',
            'has-focus-visible:outline-2 has-focus-visible:outline-focus [&_svg]:size-[15px] [&_svg]:stroke-[1.75]',
            option.value === value ? 'bg-surface-1 text-ink shadow-1' : 'text-ink-2 hover:text-ink',
          )}
        >
          <input
            type="radio"
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon}
          {option.label}
        </label>
      ))}
    </div>
  )
}
