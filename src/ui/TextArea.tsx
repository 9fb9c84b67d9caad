import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn.ts'
import { controlClass } from './controlClass.ts'
import { Field, type FieldProps } from './Field.tsx'

export type TextAreaProps = FieldProps & Omit<ComponentProps<'textarea'>, 'id' | 'required'> & { isMono?: boolean }

/** A text of several lines. It grows with what is typed, up to half the window. */
export function TextArea(props: TextAreaProps) {
  const { label, description, error, isRequired, layout, className, isMono = false, ...textarea } = props
  const field = { label, description, error, isRequired, layout, className }
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          rows={4}
          spellCheck={!isMono}
          {...textarea}
          {...control}
          className={controlClass(
            cn(
              'field-sizing-content max-h-[50vh] min-h-16 resize-y py-2',
              isMono && 'font-mono text-small leading-[1.55]',
            ),
          )}
        />
      )}
    </Field>
  )
}
