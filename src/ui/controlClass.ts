import { cn } from '@/lib/cn.ts'

/** The look of a text control. */
export function controlClass(className?: string): string {
  return cn(
    'block w-full min-w-0 rounded-2 border border-line-strong bg-surface-1 px-[9px] shadow-1',
    'placeholder:text-ink-3 aria-invalid:border-k-error',
    'disabled:cursor-not-allowed disabled:bg-surface-2 disabled:text-ink-2 [&[readonly]]:bg-surface-0',
    className,
  )
}
