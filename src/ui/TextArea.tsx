import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn.ts'
import { controlClass } from './controlClass.ts'
import { Field, type FieldProps } from './Field.tsx'

export type TextAreaProps = FieldProps & Omit<ComponentProps<'textarea'>, 'id' | 'required'> & { isMono?: boolean }

/** A text of several lines. It grows with what is typed, up to half the window. */
export function TextArea(props: TextAreaProps) {
  const { label, description, error, isRequired, layout, className, isMono = false, rows = 4, ...textarea } = props
  const field = { label, description, error, isRequired, layout, className }
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          spellCheck={!isMono}
          {...textarea}
          {...control}
          rows={rows}
          // A box sized by its content ignores `rows`; this keeps its meaning as the least height.
          style={{ minHeight: `calc(${rows}lh + 12px)` }}
          className={controlClass(
            cn('field-sizing-content max-h-[50vh] resize-y py-[5px]', isMono && 'font-mono text-small leading-[1.55]'),
          )}
        />
      )}
    </Field>
  )
}
