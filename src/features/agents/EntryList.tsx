import { ChevronRight, Plus, X } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { cn } from '@/lib/cn.ts'
import { Button } from '@/ui/Button.tsx'
import { Field } from '@/ui/Field.tsx'
import { IconButton } from '@/ui/IconButton.tsx'

export interface EntryListProps {
  label: string
  description: ReactNode
  error: string | undefined
  isDisabled: boolean
  /** What adds one: `Add a custom tool`. */
  addLabel: string
  onAdd: () => void
  count: number
  children: ReactNode
}

/** A field of several entries, each a line of its own, with a way to add one. */
export function EntryList(props: EntryListProps) {
  const { label, description, error, isDisabled, addLabel, onAdd, count, children } = props
  return (
    <Field label={label} layout="columns" description={description} error={error}>
      {(control) => (
        <fieldset
          id={control.id}
          aria-label={label}
          aria-describedby={control['aria-describedby']}
          className="flex min-w-0 flex-col items-stretch gap-1.5"
        >
          {children}
          {isDisabled && count === 0 && <span className="leading-[30px] text-ink-3">none</span>}
          {!isDisabled && (
            <Button tone="ghost" className="-ml-2 self-start" onClick={onAdd}>
              <Plus aria-hidden />
              {addLabel}
            </Button>
          )}
        </fieldset>
      )}
    </Field>
  )
}

export interface EntryLineProps {
  /** What the entry is called, for the names of its controls: `the tool lookup`. */
  name: string
  /** The line as it is read. */
  summary: ReactNode
  isInitiallyOpen: boolean
  hasError: boolean
  onRemove: (() => void) | null
  children: ReactNode
}

/** One entry: a line that opens to be edited. One with an error is open, so that the error is seen. */
export function EntryLine({ name, summary, isInitiallyOpen, hasError, onRemove, children }: EntryLineProps) {
  const [isOpened, setIsOpened] = useState(isInitiallyOpen)
  const isOpen = isOpened || hasError
  const bodyId = useId()
  return (
    <div className={cn('min-w-0 rounded-2 border', hasError ? 'border-k-error' : 'border-line-strong')}>
      <div className="flex h-[30px] items-center gap-1 pr-0.5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          aria-label={`Details of ${name}`}
          onClick={() => setIsOpened(!isOpen)}
          className="flex h-full min-w-0 flex-1 items-center gap-1.5 rounded-2 pl-2 text-left"
        >
          <ChevronRight
            aria-hidden
            strokeWidth={1.75}
            className={cn('size-[15px] shrink-0 text-ink-3 transition-transform', isOpen && 'rotate-90')}
          />
          {summary}
        </button>
        {onRemove && (
          <IconButton label={`Remove ${name}`} onClick={onRemove} className="!h-[26px] !w-[26px]">
            <X />
          </IconButton>
        )}
      </div>
      <div id={bodyId} hidden={!isOpen} className="border-t border-line">
        {isOpen && (
          <fieldset disabled={onRemove === null} className="flex min-w-0 flex-col gap-3 px-3 py-2.5">
            {children}
          </fieldset>
        )}
      </div>
    </div>
  )
}
