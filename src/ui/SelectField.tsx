import type { ComponentProps, ReactNode } from 'react'
import { Field, type FieldProps } from './Field.tsx'
import { SelectControl } from './SelectControl.tsx'

export type SelectFieldProps = FieldProps & Omit<ComponentProps<'select'>, 'id' | 'required'> & { icon?: ReactNode }

/** One of many: the browser's own list, which every keyboard and screen reader knows. Children are `option`s. */
export function SelectField(props: SelectFieldProps) {
  const { label, description, error, isRequired, layout, className, icon, children, ...select } = props
  const field = { label, description, error, isRequired, layout, className }
  return (
    <Field {...field}>
      {(control) => (
        <SelectControl {...select} {...control} icon={icon}>
          {children}
        </SelectControl>
      )}
    </Field>
  )
}
