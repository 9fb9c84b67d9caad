import type { ComponentProps } from 'react'
import { controlClass } from './controlClass.ts'
import { Field, type FieldProps } from './Field.tsx'

export type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'id' | 'required'> & { isMono?: boolean }

export function TextField(props: TextFieldProps) {
  const { label, description, error, isRequired, layout, className, isMono = false, ...input } = props
  const field = { label, description, error, isRequired, layout, className }
  return (
    <Field {...field}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          {...input}
          {...control}
          className={controlClass(isMono ? 'h-[30px] font-mono text-small' : 'h-[30px]')}
        />
      )}
    </Field>
  )
}
