import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'
import { controlClass } from './controlClass.ts'
import { Field, type FieldProps } from './Field.tsx'

export type SelectFieldProps = FieldProps & Omit<ComponentProps<'select'>, 'id' | 'required'> & { icon?: ReactNode }

/** One of many: the browser's own list, which every keyboard and screen reader knows. Children are `option`s. */
export function SelectField(props: SelectFieldProps) {
  const { label, description, error, isRequired, layout, className, icon, children, ...select } = props
  const field = { label, description, error, isRequired, layout, className }
  return (
    <Field {...field}>
      {(control) => (
        <span className="relative flex items-center">
          {icon && (
            <span
              aria-hidden
              className="pointer-events-none absolute left-[9px] [&_svg]:size-[15px] [&_svg]:stroke-[1.75]"
            >
              {icon}
            </span>
          )}
          <select
            {...select}
            {...control}
            className={controlClass(cn('h-[30px] appearance-none truncate pr-8', icon ? 'pl-8' : null))}
          >
            {children}
          </select>
          <ChevronDown
            aria-hidden
            strokeWidth={1.75}
            className="pointer-events-none absolute right-[9px] size-[15px] text-ink-2"
          />
        </span>
      )}
    </Field>
  )
}
