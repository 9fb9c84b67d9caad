import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'

export type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  label: ReactNode
  description?: ReactNode
}

/** On or off, at once. A checkbox by nature, so it works in forms. */
export function Switch({ label, description, className, ...input }: SwitchProps) {
  return (
    <label className={cn('inline-flex cursor-pointer items-start gap-2 has-disabled:cursor-not-allowed', className)}>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox brings its own checked state
        role="switch"
        {...input}
        className={cn(
          'relative mt-0.5 h-4 w-7 shrink-0 cursor-pointer appearance-none rounded-full border border-ink-3 bg-surface-2 transition-colors',
          'before:absolute before:top-0.5 before:left-0.5 before:size-2.5 before:rounded-full before:bg-ink-3 before:transition-transform',
          'checked:border-ink checked:bg-ink checked:before:translate-x-3 checked:before:bg-surface-1 disabled:opacity-50',
        )}
      />
      <span>
        {label}
        {description && <span className="block text-mini text-ink-3">{description}</span>}
      </span>
    </label>
  )
}
