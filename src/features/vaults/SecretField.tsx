import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn.ts'
import { controlClass } from '@/ui/controlClass.ts'
import { Field, type FieldProps } from '@/ui/Field.tsx'

export type SecretFieldProps = FieldProps & Omit<ComponentProps<'textarea'>, 'id' | 'required'>

/**
 * A secret that may have several lines, shown as dots. It is no password input, so that no browser offers to keep it,
 * and a key of several lines stays as it is.
 */
export function SecretField(props: SecretFieldProps) {
  const { label, description, error, isRequired, layout, className, ...textarea } = props
  const field = { label, description, error, isRequired, layout, className }
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          rows={1}
          data-1p-ignore
          data-lpignore="true"
          {...textarea}
          {...control}
          className={controlClass(
            cn(
              'field-sizing-content max-h-[30vh] min-h-[30px] resize-none py-[5px] font-mono text-small leading-[18px]',
              '[-webkit-text-security:disc]',
            ),
          )}
        />
      )}
    </Field>
  )
}
