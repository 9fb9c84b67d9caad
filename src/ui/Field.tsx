import { type ReactNode, useId } from 'react'
import { cn } from '@/lib/cn.ts'

/** What the control inside a field has to carry, so that label, description and error belong to it. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

export interface FieldProps {
  label: string
  description?: ReactNode
  error?: string | undefined
  isRequired?: boolean
  /** `columns` puts the label to the left, as in a settings panel; `stacked` above, as in a dialog. */
  layout?: 'stacked' | 'columns'
  className?: string
}

/** A labelled control with its description and its error, linked for everybody. */
export function Field(props: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const { label, description, error, isRequired = false, layout = 'stacked', className, children } = props
  const id = useId()
  const descriptionId = `${id}-description`
  const errorId = `${id}-error`
  const describedBy = [description ? descriptionId : '', error ? errorId : ''].filter(Boolean).join(' ')
  return (
    <div
      className={cn(
        layout === 'columns'
          ? 'grid grid-cols-[150px_minmax(0,1fr)] items-start gap-3 border-b border-line px-3.5 py-3 last:border-b-0 max-[700px]:grid-cols-1 max-[700px]:gap-1.5'
          : 'flex flex-col gap-1',
        className,
      )}
    >
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
          {isRequired && (
            <span aria-hidden className="ml-0.5 text-k-error" title="required">
              *
            </span>
          )}
        </label>
        {description && (
          <div id={descriptionId} className="text-mini text-ink-3">
            {description}
          </div>
        )}
      </div>
      <div className="min-w-0">
        {children({
          id,
          'aria-describedby': describedBy || undefined,
          'aria-invalid': error ? true : undefined,
          'aria-required': isRequired || undefined,
        })}
        <FieldError id={errorId} message={error} />
      </div>
    </div>
  )
}

/** The place of an error: it exists before the error does, so that its arrival is announced. */
export function FieldError({ id, message }: { id?: string; message: string | undefined }) {
  return (
    <div id={id} aria-live="polite" className="text-small text-k-error">
      {message && <p className="mt-1">{message}</p>}
    </div>
  )
}
